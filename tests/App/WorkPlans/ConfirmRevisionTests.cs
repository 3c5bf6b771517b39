namespace Mandates.App.Tests.WorkPlans;

public class ConfirmRevisionTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static object Move(string id, string date) => new { change = "move", id, date };

    private async Task<HttpResponseMessage> SendAsync(string mandate, object change, string? ifMatch = null, int? @base = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/mandates/{mandate}/plan/revisions")
        {
            Content = JsonContent.Create(new { changes = new[] { change }, reason = "As agreed.", decision = "Meeting", @base }),
        };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await app.Http.SendAsync(request);
    }

    [Fact]
    public async Task Of_eight_revisions_racing_on_one_base_one_wins()
    {
        await app.StartAsync("race", states: 2);

        var answers = await Task.WhenAll(Enumerable.Range(22, 8).Select(day => SendAsync("race", Move("informal-2012-03-21", $"2012-03-{day}"), @base: 0)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var winner = await answers.Single(a => a.StatusCode == HttpStatusCode.Created).Content.ReadFromJsonAsync<JsonElement>();
        var row = (await app.GetAsync("/api/mandates/race/plan")).GetProperty("activities").EnumerateArray().Single(r => r.GetProperty("id").GetString() == "informal-2012-03-21");
        Assert.Equal(winner.GetProperty("changes")[0].GetProperty("date").GetString(), row.GetProperty("date").GetString());
        Assert.Equal(1, (await app.GetAsync("/api/mandates/race/plan/revisions")).GetArrayLength());
        Assert.All(answers, a => a.Dispose());
    }

    [Fact]
    public async Task A_revision_names_the_plan_that_it_rests_on()
    {
        await app.StartAsync("tagged", states: 2);
        using var plan = await app.Http.GetAsync(new Uri("/api/mandates/tagged/plan", UriKind.Relative));

        using var none = await SendAsync("tagged", Move("informal-2012-03-21", "2012-03-22"));
        using var first = await SendAsync("tagged", Move("informal-2012-03-21", "2012-03-22"), plan.Headers.ETag!.ToString());
        using var again = await SendAsync("tagged", Move("informal-2012-03-21", "2012-03-22"), plan.Headers.ETag!.ToString());
        using var stale = await SendAsync("tagged", Move("informal-2012-03-21", "2012-03-23"), plan.Headers.ETag!.ToString());
        using var unknown = await SendAsync("tagged", Move("informal-2012-03-21", "2012-03-23"), "\"other\"");
        using var next = await SendAsync("tagged", Move("informal-2012-03-21", "2012-03-23"), first.Headers.ETag!.ToString());

        Assert.Equal("\"0\"", plan.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.PreconditionRequired, none.StatusCode);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, unknown.StatusCode);
        Assert.Equal((HttpStatusCode.Created, "\"2\""), (next.StatusCode, next.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task What_has_happened_is_not_revised()
    {
        await app.StartDispatchedAsync("happened", states: 2);

        using var answer = await SendAsync("happened", Move("questionnaire-dispatch", "2012-06-01"), @base: 0);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("can no longer be changed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
