using Mandates.Functions.Mail;
using Mandates.Local.Mail;

namespace Mandates.App.Tests.Mail;

/// <summary>Each with an app of its own, since the clock of one goes forward only.</summary>
public class AfterDispatchTests
{
    [Fact]
    public async Task When_mail_reaches_no_focal_point_of_a_state_its_mission_is_written_to_once()
    {
        await using var app = await StartAsync();
        await app.StartDispatchedAsync("lost", states: 2);
        await app.FocalPointAsync("lost", "ag", "one@ag.example");
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 9, 10));
        var events = app.Service<DeliveryEvents>();
        var mail = app.Host.Host.Mail.Mails.Last(m => m.To == "one@ag.example" && NoticeId.IsOf(m.Notice!, new("lost")));

        await events.PostAsync(DeliveryEvents.Body(events.Of(mail, "bounce")));
        await app.SettleAsync();
        await events.PostAsync(DeliveryEvents.Body(events.Of(mail, "dropped")));
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 16, 10));

        var told = (await app.GetAsync("/api/mandates/lost/notices?reason=undeliverable")).EnumerateArray();
        Assert.Equal(["ag.mission"], told.Select(n => n.GetProperty("contact").GetString()));
        var reminded = (await app.GetAsync("/api/mandates/lost/notices?reason=reminder&state=ag")).EnumerateArray();
        Assert.Equal(["ag.1", "ag.1", "ag.mission"], reminded.Select(n => n.GetProperty("contact").GetString()).Order());
        var states = (await app.GetAsync("/api/mandates/lost/status")).GetProperty("states").EnumerateArray();
        Assert.Equal(["ag"], states.Where(s => s.GetProperty("unreachable").GetBoolean()).Select(s => s.GetProperty("id").GetString()));
        Assert.Contains("mail reaches no one: the mission receives it", await app.Http.GetStringAsync(new Uri("/mandates/lost", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_is_not_sent_again_to_a_state_that_has_replied()
    {
        await using var app = await StartAsync();
        await app.StartDispatchedAsync("late", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 10));
        var id = (await app.GetAsync("/api/mandates/late/notices?reason=reminder&state=ag"))[0].GetProperty("id").GetString()!;
        await app.ReplyAsync("late", "ag", [1]);

        using var answer = await app.PostAsync($"/api/mandates/late/notices/{id}/again", new { reason = "To be sure." });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_meeting_takes_its_calendar_entry_along_when_it_moves_and_when_it_is_cancelled()
    {
        await using var app = await StartAsync();
        await app.StartAsync("entry", states: 1);
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 8));
        await ReviseAsync(app, 0, new { change = "move", id = "formal-2011-12-15", date = "2011-12-16" });
        await ReviseAsync(app, 1, new { change = "cancel", id = "formal-2011-12-15" });

        var entries = app.Host.Host.Mail.Mails.Where(m => m.Attachment is not null).Select(m => m.Attachment!).ToArray();
        Assert.Equal(
            ["text/calendar; method=REQUEST", "text/calendar; method=REQUEST", "text/calendar; method=CANCEL"],
            entries.Select(e => e.Type));
        Assert.Single(entries.Select(e => Line(e, "UID")).Distinct());
        Assert.Equal(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"], entries.Select(e => Line(e, "SEQUENCE")));
        Assert.All(entries, e => Assert.Contains("BEGIN:VTIMEZONE", e.Content, StringComparison.Ordinal));
    }

    private static string Line(CaughtAttachment entry, string name) =>
        entry.Content.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    private static async Task ReviseAsync(RunningApp app, int @base, object change)
    {
        using var answer = await app.PostAsync("/api/mandates/entry/plan/revisions", new { @base, changes = new[] { change }, reason = "The chair asks for it.", decision = "Meeting" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = new RunningApp();
        await app.InitializeAsync();
        return app;
    }
}
