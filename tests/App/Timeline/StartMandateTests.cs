using Mandates.Functions.Record;

namespace Mandates.App.Tests.Timeline;

public class StartMandateTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_same_plan_sent_twice_starts_one_mandate()
    {
        await app.StartAsync("twice");
        await app.StartAsync("twice");

        var mandates = await app.GetAsync("/api/mandates");
        Assert.Single(mandates.EnumerateArray(), m => m.GetProperty("id").GetString() == "twice");
    }

    [Fact]
    public async Task Another_plan_under_the_same_id_is_refused_and_changes_nothing()
    {
        await app.StartAsync("taken", states: 5);

        using var answer = await SendAsync(WorkPlanJson.Write(RunningApp.Plan("taken", states: 6)));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(5, (await app.GetAsync("/api/mandates/taken/status")).GetProperty("states").GetArrayLength());
    }

    [Fact]
    public async Task A_plan_that_was_stored_but_never_started_is_in_nobodys_way()
    {
        await app.StartAsync("stores-are-there");
        await app.Service<PlanStore>().WriteAsync(RunningApp.Plan("interrupted", states: 7), CancellationToken.None);

        await app.StartAsync("interrupted", states: 5);

        Assert.Equal(5, (await app.GetAsync("/api/mandates/interrupted/status")).GetProperty("states").GetArrayLength());
    }

    [Fact]
    public async Task The_answer_names_what_the_plan_contradicts()
    {
        using var answer = await SendAsync(WorkPlanJson.Write(RunningApp.Plan("findings")));

        var findings = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("findings");
        Assert.Contains(findings.EnumerateArray(), f => f.GetProperty("code").GetString() == "stated-day-differs");
    }

    [Theory]
    [InlineData("""{"mandate": 1}""", "$.mandate")]
    [InlineData("not json", "$")]
    [InlineData("", "$")]
    public async Task A_wrong_plan_is_a_problem_that_names_the_place(string body, string path)
    {
        using var answer = await SendAsync(System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var findings = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("findings");
        Assert.Contains(findings.EnumerateArray(), f => f.GetProperty("path").GetString()!.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_contradicts_itself_starts_nothing()
    {
        var plan = RunningApp.Plan("contradiction");
        var deadline = plan.Activity("reply-deadline")!;
        var wrong = plan with { Activities = [.. plan.Activities.Select(a => a == deadline ? a with { Date = new(2012, 1, 10) } : a)] };

        using var answer = await SendAsync(WorkPlanJson.Write(wrong));
        using var status = await app.Http.GetAsync(new Uri("/api/mandates/contradiction/status", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task Nobody_starts_a_mandate_without_saying_who()
    {
        using var stranger = app.Stranger();

        using var answer = await stranger.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(RunningApp.Plan("stranger"))));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(byte[] plan) =>
        app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(plan));
}
