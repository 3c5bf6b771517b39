using Mandates.Functions.Mail;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Mail;

public class ActNotifierTests(ActNotifierTests.Patient app) : IClassFixture<ActNotifierTests.Patient>
{
    [Fact]
    public async Task Two_senders_of_one_act_at_once_send_each_notice_once()
    {
        await app.StartAsync("two-senders", states: 30);
        var current = await app.Service<MandateStore>().GetAsync(new("two-senders"), CancellationToken.None);
        var act = Schedule.Of(current.Plan, current.Record).First(a => a.Reason == NoticeReason.MeetingInvitation);
        var sender = app.Service<ActNotifier>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => sender.SendAsync(current, act, CancellationToken.None))));
        var (tally, _) = await sender.SendAsync(current, act, CancellationToken.None);

        Assert.Equal(new Tally(30, 0, 0), tally);
        var mailed = app.Host.Host.Mail.Mails.Where(m => NoticeId.IsOf(m.Notice!, new("two-senders"))).Select(m => m.Notice).ToArray();
        Assert.Equal(30, mailed.Length);
        Assert.Equal(30, mailed.Distinct().Count());
    }

    [Fact]
    public async Task A_state_that_replies_is_not_reminded_afterwards_and_the_others_of_it_are_told()
    {
        await app.StartDispatchedAsync("stop", states: 3);
        await app.FocalPointAsync("stop", "ag", "one@ag.example");
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 2, 10)));

        await app.ReplyAsync("stop", "ag", [1], by: "ag.1");
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24, 12));

        var notices = (await app.GetAsync("/api/mandates/stop/notices")).EnumerateArray()
            .OrderBy(n => n.GetProperty("at").GetString(), StringComparer.Ordinal)
            .Where(n => n.GetProperty("state").GetString() == "ag")
            .Select(n => (Reason: n.GetProperty("reason").GetString(), Contact: n.GetProperty("contact").GetString()))
            .Where(n => n.Reason is "reminder" or "overdue" or "receipt" or "stateReplied").ToArray();
        Assert.Equal([("reminder", "ag.1"), ("receipt", "ag.1"), ("stateReplied", "ag.mission")], notices);
    }

    /// <summary>Takes a notice for interrupted only after a minute, as in production: the other apps take it over at once, while its sender may still be at it.</summary>
    public sealed class Patient : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Mail:SettleAfter"] = "00:01:00" };
    }
}
