namespace Mandates.App.Tests.Meetings;

public class RecordMeetingTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_meeting_without_quorum_does_not_adopt_the_work_plan()
    {
        var plan = await app.StartAsync("quorum", states: 10);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));

        using var answer = await RecordAsync("quorum", "formal-2011-12-15", plan.States.Take(5).Select(s => s.Id.Value), "adoptWorkPlan");

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

        using var answer = await RecordAsync("future", "formal-2012-04-19", plan.States.Select(s => s.Id.Value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_first_phase_does_not_pass_before_the_vice_chairs_are_elected()
    {
        await app.StartAsync("unelected", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));

        using var nameless = await RecordAsync("unelected", "formal-2011-12-15", ["ag", "ar", "ec"], "electViceChairs");
        using var adopted = await RecordAsync("unelected", "formal-2011-12-15", ["ag", "ar", "ec"], "adoptWorkPlan");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal(HttpStatusCode.Created, adopted.StatusCode);
        await app.SettleAsync();
        var status = await app.GetAsync("/api/mandates/unelected/status");
        Assert.Equal("workPlan", status.GetProperty("phase").GetString());
        Assert.Contains("The election of the vice chairs", status.GetProperty("waitingFor").EnumerateArray().Select(w => w.GetProperty("what").GetString()));
    }

    private Task<HttpResponseMessage> RecordAsync(string mandate, string meeting, IEnumerable<string> present, params string[] decisions) =>
        app.PutAsync($"/api/mandates/{mandate}/meetings/{meeting}", new { present, decisions });
}
