namespace Mandates.App.Tests.WorkPlans;

public class ExtendDeadlineTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task One_state_has_more_time_and_its_decision_is_named()
    {
        await app.StartDispatchedAsync("extended", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 20, 12));

        using var bare = await ExtendAsync(decision: null);
        using var confirmed = await ExtendAsync("Meeting");
        await app.SettleAsync();
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 25));
        using var late = await app.ReplyAsync("extended", "ag", [1]);
        using var inTime = await app.ReplyAsync("extended", "ec", [2]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Equal(HttpStatusCode.Created, confirmed.StatusCode);
        Assert.True((await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("late").GetBoolean());
        Assert.False((await inTime.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("late").GetBoolean());
        var overdue = (await app.GetAsync("/api/mandates/extended/notices")).EnumerateArray().Where(n => n.GetProperty("reason").GetString() == "overdue");
        Assert.Equal(["ag.mission"], overdue.Select(n => n.GetProperty("contact").GetString()));
        var told = (await app.GetAsync("/api/mandates/extended/notices")).EnumerateArray().Where(n => n.GetProperty("reason").GetString() == "deadlineChange");
        Assert.Equal(["ec.mission"], told.Select(n => n.GetProperty("contact").GetString()));
    }

    private Task<HttpResponseMessage> ExtendAsync(string? decision) => app.PostAsync("/api/mandates/extended/plan/revisions", new
    {
        @base = 0,
        changes = new[] { new { change = "extend", state = "ec", date = "2012-03-01" } },
        reason = "As agreed.",
        decision,
    });
}
