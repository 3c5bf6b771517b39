using Mandates.Functions.Mail;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Mail;

/// <summary>An app whose account cannot look up messages, and may send few of them a day: half of them for one mandate.</summary>
public sealed class PlainAccount : RunningApp
{
    protected override Dictionary<string, string?> Settings => new() { ["Mail:CanLookUp"] = "false", ["Mail:DailyCeiling"] = "50" };
}

/// <summary>
/// What becomes of the invitations to the first meeting, which are due at once when the mandate starts late. Each test
/// has an app of its own: what others send that day would count towards the ceiling.
/// </summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private readonly PlainAccount app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_mail_that_is_refused_for_good_is_shown_as_failed_and_not_repeated()
    {
        await NextDayAsync();
        app.SetProvider(new(Fault.Refuse));
        await StartAsync("bad", states: 2);

        app.SetProvider(new(Fault.None));
        await NextDayAsync();

        Assert.Equal(["failed", "failed"], await OutcomesAsync("bad"));
        Assert.Empty(MailedTo("bad"));
    }

    [Fact]
    public async Task A_provider_that_answers_nobody_is_left_alone_until_the_sweep()
    {
        await NextDayAsync();
        app.SetProvider(new(Fault.Fail));
        await StartAsync("silent", states: 20);
        var inDoubt = await OutcomesAsync("silent");

        app.SetProvider(new(Fault.None));
        await NextDayAsync();

        Assert.Equal(Enumerable.Repeat("unconfirmed", 16), inDoubt);
        Assert.Equal([.. Enumerable.Repeat("accepted", 4), .. Enumerable.Repeat("unconfirmed", 16)], await OutcomesAsync("silent"));
        Assert.Equal(4, MailedTo("silent").Count());
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_provider_before_the_moment_it_names()
    {
        await NextDayAsync();
        app.SetProvider(new(Fault.TooMany, Times: 1, RetryAfterSeconds: 3600));
        await StartAsync("paced", states: 18);
        var named = app.Now + Duration.FromHours(1);
        var first = MailedTo("paced").Count();

        await app.AdvanceToAsync(named - Duration.FromSeconds(1));
        var before = MailedTo("paced").Count();
        await app.AdvanceToAsync(named);

        Assert.Equal((15, 15, 18), (first, before, MailedTo("paced").Count()));
        Assert.Equal(Enumerable.Repeat("accepted", 18), await OutcomesAsync("paced"));
    }

    [Fact]
    public async Task What_is_over_the_daily_ceiling_goes_out_the_next_day()
    {
        await NextDayAsync();
        await StartAsync("many", states: 30);
        var today = MailedTo("many").Count();

        await NextDayAsync();

        Assert.Equal((25, 30), (today, MailedTo("many").Count()));
    }

    [Fact]
    public async Task A_notice_that_a_crash_interrupted_is_in_doubt_and_the_others_go_out()
    {
        await NextDayAsync();
        var plan = Plan("crashed", states: 3);
        await app.Service<StorageSetup>().EnsureAsync(CancellationToken.None);
        var act = Schedule.Of(plan, new() { StartedAt = app.Now }).First(a => a.Reason == NoticeReason.MeetingInvitation);
        await ReserveAsync("crashed", $"{act.Key}|ag.mission", act.Reason);

        await StartAsync("crashed", states: 3);

        Assert.Equal(["accepted", "accepted", "unconfirmed"], await OutcomesAsync("crashed"));
        Assert.Equal(2, MailedTo("crashed").Count());
    }

    [Fact]
    public async Task A_claim_whose_act_is_past_is_settled_by_the_sweep_and_never_sent()
    {
        await NextDayAsync();
        await StartAsync("left", states: 1);
        await ReserveAsync("left", "Reminder|reply-deadline|0|99|ec.mission", NoticeReason.Reminder);

        await NextDayAsync();

        var left = Assert.Single((await app.GetAsync("/api/mandates/left/notices?troubled=true")).EnumerateArray());
        Assert.Equal(("reminder", "unconfirmed"), (left.GetProperty("reason").GetString(), left.GetProperty("outcome").GetString()));
        Assert.DoesNotContain(left.GetProperty("id").GetString(), MailedTo("left"));
    }

    // Past the sweep.
    private Task NextDayAsync() => app.AdvanceToAsync(app.Now + Duration.FromDays(1));

    private async Task StartAsync(string mandate, int states)
    {
        using var answer = await app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(Plan(mandate, states))));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.SettleAsync();
    }

    // Its first meeting is in three days, so that its invitations are due.
    private WorkPlan Plan(string mandate, int states)
    {
        var plan = RunningApp.Plan(mandate, states);
        var soon = app.Now.InZone(plan.TimeZone).Date.PlusDays(3);
        return plan with { Activities = [.. plan.Activities.Select(a => a.Id == "formal-2011-12-15" ? a with { Date = soon } : a)] };
    }

    private IEnumerable<string> MailedTo(string mandate) =>
        app.Host.Host.Mail.Mails.Where(m => NoticeId.IsOf(m.Notice!, new(mandate)) && m.Attachment is not null).Select(m => m.Notice!);

    private async Task<IEnumerable<string>> OutcomesAsync(string mandate) =>
        (await app.GetAsync($"/api/mandates/{mandate}/notices?reason=meetingInvitation")).EnumerateArray()
            .Select(n => n.GetProperty("outcome").GetString()!).Order();

    // As a sender leaves it that is killed before it knows what the provider made of it.
    private Task ReserveAsync(string mandate, string key, NoticeReason reason) => app.Service<NoticeLedger>().TryReserveAsync(
        new(mandate),
        [
            new()
            {
                Id = NoticeId.Of(new(mandate), key), Key = key, At = app.Now, Reason = reason,
                State = new("ag"), Contact = key.Split('|')[^1], Language = Domain.Language.English,
            },
        ],
        app.Now,
        CancellationToken.None);
}
