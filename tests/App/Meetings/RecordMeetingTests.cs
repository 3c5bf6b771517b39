namespace Mandates.App.Tests.Meetings;

public class RecordMeetingTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_meeting_without_quorum_does_not_adopt_the_work_plan()
    {
        var plan = await app.StartAsync("quorum", states: 10);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));

        using var answer = await RecordAsync("quorum", "formal-2011-12-15", plan.States.Take(5).Select(s => s.Id), "adoptWorkPlan");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("needs 6 of 10", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("workPlan", (await app.GetAsync("/api/mandates/quorum/status")).GetProperty("phase").GetString());
    }

    [Fact]
    public async Task A_meeting_has_one_record_and_it_is_not_changed()
    {
        var plan = await app.StartAsync("record");
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        string[] all = [.. plan.States.Select(s => s.Id)];

        using var first = await RecordAsync("record", "formal-2011-12-15", all, "adoptWorkPlan");
        using var again = await RecordAsync("record", "formal-2011-12-15", all, "adoptWorkPlan");
        using var other = await RecordAsync("record", "formal-2011-12-15", all);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task A_meeting_that_has_not_begun_has_no_record()
    {
        var plan = await app.StartAsync("future");

        using var answer = await RecordAsync("future", "formal-2012-04-19", plan.States.Select(s => s.Id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private Task<HttpResponseMessage> RecordAsync(string mandate, string meeting, IEnumerable<string> present, params string[] decisions) =>
        app.PutAsync($"/api/mandates/{mandate}/meetings/{meeting}", new { present, decisions });
}
