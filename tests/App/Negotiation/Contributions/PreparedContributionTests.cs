using System.Net.Http.Headers;

namespace Mandates.App.Tests.Negotiation.Contributions;

public sealed class PreparedContributionTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Path = "/api/mandates/prepared/states/ag/contributions";

    [Fact]
    public async Task A_delegation_prepares_together_and_sends_what_stands()
    {
        await app.StartDispatchedAsync("prepared", states: 3);
        var focal = await app.FocalPointAsync("prepared", "ag", "focal@ag.example");
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        using var published = await app.Http.PostAsync(new Uri("/api/mandates/prepared/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo act.\n\nTo meet."));
        var paragraph = (await app.GetAsync("/api/mandates/prepared/drafts/1")).GetProperty("paragraphs")[1];
        using var mission = await app.EnterAsync("prepared", "ag.mission");
        using var person = await app.EnterAsync("prepared", focal);
        using var other = await app.EnterAsync("prepared", "ar.mission");
        object good = new { kind = "newText", draft = 1, paragraph = "p2", text = "To train.", @base = paragraph.GetProperty("sha256").GetString() };
        object stale = new { kind = "comment", draft = 1, paragraph = "p2", text = "Too long.", @base = new string('0', 64) };

        var (first, none) = await PutAsync(mission, "none", good);
        var (second, seen) = await PutAsync(person, none, good, stale);
        var (late, _) = await PutAsync(mission, none, good);
        using var strange = await other.GetAsync(new Uri(Path, UriKind.Relative));
        using var read = await mission.GetAsync(new Uri(Path, UriKind.Relative));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], [first, second, late]);
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        Assert.Equal(focal, (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("by").GetString());
        Assert.Empty((await app.GetAsync("/api/mandates/prepared/contributions")).EnumerateArray());

        using var unseen = await SendAsync(mission, none);
        using var sent = await SendAsync(mission, seen);
        var result = await sent.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.PreconditionFailed, unseen.StatusCode);
        Assert.Equal("To train.", Assert.Single(result.GetProperty("taken").EnumerateArray()).GetProperty("contribution").GetProperty("text").GetString());
        Assert.Contains("paragraph has changed", Assert.Single(result.GetProperty("left").EnumerateArray()).GetProperty("why").GetString()!, StringComparison.Ordinal);
        Assert.Single((await app.GetAsync("/api/mandates/prepared/contributions")).EnumerateArray());
        var left = await mission.GetFromJsonAsync<JsonElement>(Path);
        Assert.Equal("Too long.", Assert.Single(left.GetProperty("proposals").EnumerateArray()).GetProperty("text").GetString());
    }

    private static async Task<(HttpStatusCode Status, string Version)> PutAsync(HttpClient by, string seen, params object[] proposals)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Path) { Content = JsonContent.Create(new { proposals }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen.Trim('"')}\""));
        using var answer = await by.SendAsync(request);
        return (answer.StatusCode, answer.Headers.ETag?.Tag ?? "");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient by, string seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + "/submission") { Content = JsonContent.Create(new { }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen.Trim('"')}\""));
        return await by.SendAsync(request);
    }
}
