using System.Security.Cryptography;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Community;

/// <summary>A document too large for one request is published in parts, like a file of a reply.</summary>
public sealed class LargeInformationTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const int PartBytes = 1024 * 1024;

    [Fact]
    public async Task Officers_and_delegations_publish_what_they_uploaded_in_parts()
    {
        await app.StartOpenAsync("large", states: 3);
        using var ag = await app.EnterAsync("large", "ag.mission");
        foreach (var (http, seed) in new[] { (app.Http, 1), (ag, 2) })
        {
            var bytes = Files.LargePdf((9 * PartBytes) + 7, seed);
            var id = await UploadAsync(http, bytes, parts: 9);

            using var early = await PublishAsync(http, id, "Too early");
            await SendAsync(http, id, bytes, 10);
            using var untitled = await PublishAsync(http, id, "");
            using var published = await PublishAsync(http, id, "A long study");
            using var again = await PublishAsync(http, id, "A long study");

            Assert.Equal([409, 422, 201, 200], new[] { early, untitled, published, again }.Select(a => (int)a.StatusCode));
            Assert.Equal(bytes, await app.Http.GetByteArrayAsync(Publishing.File("large", (await published.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetInt32())));
        }

        Assert.Equal(2, (await app.GetAsync("/api/mandates/large/information")).GetArrayLength());
    }

    [Fact]
    public async Task Nobody_publishes_or_sees_what_another_has_uploaded()
    {
        await app.StartOpenAsync("apart", states: 3);
        using var ag = await app.EnterAsync("apart", "ag.mission");
        using var ar = await app.EnterAsync("apart", "ar.mission");
        using var auditor = app.Officer(CallerRoles.Auditor);
        var id = await UploadAsync(ag, Files.LargePdf(PartBytes), parts: 1);

        foreach (var other in new[] { ar, app.Http })
        {
            using var seen = await other.GetAsync(new Uri($"/api/mandates/apart/information/uploads/{id}", UriKind.Relative));
            using var published = await PublishAsync(other, id, "Not mine");
            Assert.Equal([404, 404], new[] { seen, published }.Select(a => (int)a.StatusCode));
        }

        using var read = await auditor.GetAsync(new Uri($"/api/mandates/apart/information/uploads/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
    }

    private static async Task<string> UploadAsync(HttpClient http, byte[] bytes, int parts)
    {
        var mandate = bytes.Length > PartBytes ? "large" : "apart";
        using var begun = await http.PostAsJsonAsync(
            $"/api/mandates/{mandate}/information/uploads", new { name = "study.pdf", mediaType = Files.PdfType, length = bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        for (var number = 1; number <= parts; number++)
        {
            await SendAsync(http, id, bytes, number, mandate);
        }

        return id;
    }

    private static async Task SendAsync(HttpClient http, string id, byte[] bytes, int number, string mandate = "large")
    {
        using var body = new ByteArrayContent([.. bytes.Skip((number - 1) * PartBytes).Take(PartBytes)]);
        using var part = await http.PutAsync(new Uri($"/api/mandates/{mandate}/information/uploads/{id}/parts/{number}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, part.StatusCode);
    }

    private static Task<HttpResponseMessage> PublishAsync(HttpClient http, string upload, string title) =>
        http.PostAsJsonAsync($"/api/mandates/{(title == "Not mine" ? "apart" : "large")}/information", new { kind = "information", language = "en", titles = new { en = title }, upload });
}
