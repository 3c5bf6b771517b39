namespace Mandates.App.Tests.Mail;

/// <summary>
/// A questionnaire from its dispatch to the day after its deadline, over the night in which the clocks change, with a
/// provider that misbehaves in every way it can.
/// </summary>
public class MisbehavingProviderTests
{
    private static readonly Faults[] AllFaults =
    [
        new(Fault.TooMany, Times: 3),
        new(Fault.Fail, Times: 2),
        new(Fault.TooMany, Times: 5, RetryAfterSeconds: 40),
        new(Fault.AcceptAndDrop, Times: 2),
        new(Fault.TimeOut, Times: 2),
    ];

    [Theory]
    [InlineData(18)]
    [InlineData(256)]
    public async Task Nobody_is_written_to_twice_or_forgotten_and_whatever_is_in_doubt_is_shown(int shiftedDays)
    {
        await using var app = new ImpatientApp();
        await app.InitializeAsync();
        var plan = Shifted(RunningApp.Plan("rough", states: 4), shiftedDays);
        using var started = await app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var planned = (await app.GetAsync("/api/mandates/rough/notices/plan")).EnumerateArray()
            .Where(n => n.GetProperty("certain").GetBoolean()).Select(n => Name(n)).ToHashSet();

        var deadline = plan.SingleOf(ActivityKind.ReplyDeadline)!.Date!.Value;
        foreach (var (day, i) in ((int[])[20, 14, 7, 3, 1, 0, -1, -2]).Select((day, i) => (day, i)))
        {
            app.SetProvider(AllFaults[i % AllFaults.Length]);
            await app.AdvanceToAsync(Morning(plan, deadline.PlusDays(-day)) + Duration.FromHours(3));
        }

        await app.AdvanceToAsync(Morning(plan, deadline.PlusDays(3)));
        var notices = (await app.GetAsync("/api/mandates/rough/notices")).EnumerateArray().ToArray();
        var mailed = app.Host.Host.Mail.Mails.CountBy(m => m.Notice!).ToDictionary();
        Assert.All(mailed, mail => Assert.Equal(1, mail.Value));
        Assert.All(notices, n => Assert.Contains(Text(n, "outcome"), (string[])["accepted", "unconfirmed"]));
        Assert.All(notices.Where(n => Text(n, "outcome") == "accepted"), n => Assert.True(mailed.ContainsKey(Text(n, "id"))));
        Assert.Equal(
            notices.Where(n => Text(n, "outcome") == "unconfirmed").Select(n => Text(n, "id")).Order(),
            (await app.GetAsync("/api/mandates/rough/notices?troubled=true")).EnumerateArray().Select(n => Text(n, "id")).Order());
        Assert.Contains(notices, n => Text(n, "outcome") == "unconfirmed");
        Assert.Equal(
            planned.Where(name => name.StartsWith("reminder", StringComparison.Ordinal) || name.StartsWith("overdue", StringComparison.Ordinal)).Order(),
            notices.Select(Name).Where(name => name.StartsWith("reminder", StringComparison.Ordinal) || name.StartsWith("overdue", StringComparison.Ordinal)).Order());
    }

    // Without the meeting that adopts the plan, so that it is carried out by itself.
    private static WorkPlan Shifted(WorkPlan plan, int days) => plan with
    {
        Activities = [.. plan.Activities.Where(a => a.Id != "formal-2011-12-15").Select(a => a with { Date = a.Date?.PlusDays(days) })],
        Mandate = plan.Mandate with
        {
            DueSession = plan.Mandate.DueSession with { Opens = plan.Mandate.DueSession.Opens.PlusDays(days), Closes = plan.Mandate.DueSession.Closes.PlusDays(days) },
        },
    };

    private static Instant Morning(WorkPlan plan, LocalDate date) => date.At(new LocalTime(9, 0)).InZoneLeniently(plan.TimeZone).ToInstant();

    private static string Name(JsonElement notice) => $"{Text(notice, "reason")} {Text(notice, "contact")} {Instant(notice)}";

    // A notice that was put off goes out later the same day.
    private static string Instant(JsonElement notice) => Text(notice, "at")[..10];

    private static string Text(JsonElement notice, string name) => notice.GetProperty(name).GetString()!;

    private sealed class ImpatientApp : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Mail:AnswerWithin"] = "00:00:01" };
    }
}
