namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>What is said beside a file stands in the body: addresses are logged. The query is still read where the body says nothing.</summary>
public sealed class MultipartReasonTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("body", true, "", "The annex was missing – corrigé.")]
    [InlineData("both", true, "?reason=Of%20the%20query.", "The annex was missing – corrigé.")]
    [InlineData("query", false, "?reason=Of%20the%20query.", "Of the query.")]
    public async Task The_reason_of_a_new_version_is_taken_from_the_body_and_else_from_the_query(string mandate, bool inBody, string query, string kept)
    {
        await app.StartDispatchedAsync(mandate, states: 2);
        using var first = await app.ReplyAsync(mandate, "ag", [1]);
        using var http = await app.EnterAsync(mandate, "ag.mission");
        using var body = Body(inBody ? [("reason", "The annex was missing – corrigé.")] : [], Files.Pdf("second"));

        using var second = await http.PutAsync(new Uri($"/api/mandates/{mandate}/states/ag/reply{query}", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Contains(kept, (await app.GetAsync($"/api/mandates/{mandate}/audit")).GetRawText().Replace("\\u2013", "–", StringComparison.Ordinal).Replace("\\u00E9", "é", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_on_paper_is_recorded_with_what_the_body_says()
    {
        await app.StartDispatchedAsync("paper", states: 2);
        var address = new Uri("/api/mandates/paper/states/ag/replies-on-behalf", UriKind.Relative);
        var received = RunningApp.Local(app.Now);
        using var body = Body([("channel", "noteVerbale"), ("reference", "NV/12 of Ana Almeida"), ("receivedAt", received)], Files.Pdf("scan", "note.pdf"));
        using var incomplete = Body([("channel", "noteVerbale"), ("receivedAt", received)], Files.Pdf("scan", "note.pdf"));

        using var refused = await app.Http.PutAsync(address, incomplete);
        using var recorded = await app.Http.PutAsync(address, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("NV/12 of Ana Almeida", (await recorded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reference").GetString());
    }

    private static MultipartFormDataContent Body((string Name, string Value)[] fields, HttpContent file)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        var fileName = file.Headers.ContentDisposition!.FileNameStar!;
        file.Headers.ContentDisposition = null;
        body.Add(file, "file", fileName);
        return body;
    }
}
