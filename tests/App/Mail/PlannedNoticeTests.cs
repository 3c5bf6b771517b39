namespace Mandates.App.Tests.Mail;

public class PlannedNoticeTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task What_was_planned_is_what_went_out_when_nobody_acted()
    {
        var plan = RunningApp.Plan("calm", states: 4);
        plan = plan with { Activities = [.. plan.Activities.Where(a => a.Id != "formal-2011-12-15")] };
        using var started = await app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        await app.SettleAsync();
        await app.FocalPointAsync("calm", "ag", "one@ag.example");
        await app.FocalPointAsync("calm", "ar", "uno@ar.example");

        var before = (await LinesAsync("notices")).ToHashSet();
        var planned = (await app.GetAsync("/api/mandates/calm/notices/plan")).EnumerateArray().ToArray();
        await app.AdvanceToAsync(RunningApp.At(2012, 7, 1));

        var sent = (await LinesAsync("notices")).Where(line => !before.Contains(line)).ToArray();
        Assert.Equal(planned.Where(n => n.GetProperty("certain").GetBoolean()).Select(Line).Order(), sent.Order());
        Assert.Contains(sent, line => line.Contains("reminder ag ag.1 en", StringComparison.Ordinal));
        Assert.Contains(planned, n => !n.GetProperty("certain").GetBoolean() && n.GetProperty("reason").GetString() == "transmittal");
    }

    private async Task<IEnumerable<string>> LinesAsync(string what) =>
        (await app.GetAsync($"/api/mandates/calm/{what}")).EnumerateArray().Select(Line);

    private static string Line(JsonElement notice) => string.Join(' ', ((string[])["at", "reason", "state", "contact", "language"]).Select(name => notice.GetProperty(name).GetString()));
}
