namespace Mandates.App.Tests.Web;

public class ConfirmationTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Acts_of_weight_say_first_what_they_would_do_and_are_done_when_they_are_confirmed()
    {
        await app.StartDispatchedAsync("weighty", states: 3);
        await app.FocalPointAsync("weighty", "ag", "person@ag.example");
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/weighty/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo meet."));
        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 12));

        var approval = new { present = new[] { "ag", "ar", "ec" }, decisions = new[] { "approveDraft", "approveResolution" } };
        await AskedAsync(HttpMethod.Put, "meetings/formal-2012-04-19", approval, HttpStatusCode.Created);
        await app.SettleAsync();
        using var repeated = await app.PutAsync("/api/mandates/weighty/meetings/formal-2012-04-19", approval);
        await AskedAsync(HttpMethod.Put, "submission/acknowledgements/mandated-body", new { reference = "CP/1" }, HttpStatusCode.Created);
        await AskedAsync(HttpMethod.Post, "participants/ag.1/erasure", new { reason = "asked for it" }, HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
    }

    private async Task AskedAsync(HttpMethod method, string path, object body, HttpStatusCode done)
    {
        var (first, problem) = await SendAsync(method, path, body);
        var (other, _) = await SendAsync(method, path + "?confirm=another", body);
        var confirm = JsonDocument.Parse(problem).RootElement.GetProperty("confirm").GetString();
        var (second, _) = await SendAsync(method, $"{path}?confirm={confirm}", body);

        Assert.Equal([(HttpStatusCode)428, (HttpStatusCode)428, done], [first, other, second]);
        Assert.Contains("would", problem, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, $"/api/mandates/weighty/{path}") { Content = JsonContent.Create(body) };
        using var answer = await app.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
