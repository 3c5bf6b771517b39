using System.Security.Cryptography;

namespace Mandates.App.Tests.Questionnaires.Replies;

public sealed class RoomTests(RoomTests.SmallRooms app) : IClassFixture<RoomTests.SmallRooms>
{
    private const int Room = 100_000;

    [Fact]
    public async Task Versions_the_working_copy_and_uploads_share_the_room_of_their_state()
    {
        await app.StartDispatchedAsync("room", states: 3);
        using var http = await app.EnterAsync("room", "ag.mission");
        using var version = await http.PutAsync(Address("room", "ag", "reply"), Files.Of(Files.LargePdf(30_000), "reply.pdf", Files.PdfType));
        using var copied = await http.PutAsync(Address("room", "ag", "working-copy/files"), Files.Of(Files.LargePdf(30_000, 1), "annex.pdf", Files.PdfType));
        using var announced = await AnnounceAsync(http, "room", "ag", Files.LargePdf(30_000, 2));

        using var tooMuch = await http.PutAsync(Address("room", "ag", "working-copy/files"), Files.Of(Files.LargePdf(20_000, 3), "more.pdf", Files.PdfType));
        using var refused = await AnnounceAsync(http, "room", "ag", Files.LargePdf(20_000, 4));
        using var abandoned = await http.DeleteAsync(announced.Headers.Location);
        using var again = await AnnounceAsync(http, "room", "ag", Files.LargePdf(20_000, 4));

        Assert.Equal([201, 200, 201, 413, 413, 204, 201], new[] { version, copied, announced, tooMuch, refused, abandoned, again }.Select(a => (int)a.StatusCode));
        Assert.Contains("9 KB of 97 KB are left", await tooMuch.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await app.EnterAsync("room", "ar.mission");
        using var theirs = await other.PutAsync(Address("room", "ar", "reply"), Files.Of(Files.LargePdf(90_000), "reply.pdf", Files.PdfType));
        Assert.Equal(HttpStatusCode.Created, theirs.StatusCode);
    }

    [Fact]
    public async Task Announced_at_once_they_never_take_more_than_there_is()
    {
        await app.StartDispatchedAsync("crowd", states: 2);
        using var http = await app.EnterAsync("crowd", "ag.mission");

        var announced = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => AnnounceAsync(http, "crowd", "ag", Files.LargePdf(40_000, i))));

        Assert.InRange(announced.Count(a => a.StatusCode == HttpStatusCode.Created), 0, Room / 40_000);
        Assert.All(announced, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.RequestEntityTooLarge, $"{a.StatusCode}"));
        var kept = await app.Service<Functions.Questionnaires.Uploads.UploadStore>().ListAsync(new("crowd"), new("ag"), CancellationToken.None);
        Assert.Equal(announced.Count(a => a.StatusCode == HttpStatusCode.Created), kept.Count);
    }

    [Fact]
    public async Task A_reply_has_at_most_so_many_files_and_one_of_the_same_name_gives_way()
    {
        await app.StartDispatchedAsync("many-files", states: 2);
        using var http = await app.EnterAsync("many-files", "ag.mission");
        async Task<int> AddAsync(string name, string text)
        {
            using var answer = await http.PutAsync(Address("many-files", "ag", "working-copy/files"), Files.Pdf(text, name));
            return (int)answer.StatusCode;
        }

        int[] first = [await AddAsync("a.pdf", "a"), await AddAsync("b.pdf", "b")];
        var beyond = await AddAsync("c.pdf", "c");
        var instead = await AddAsync("b.pdf", "another b");
        using var whole = await http.PutAsync(Address("many-files", "ag", "reply"), Files.Pdf("alone"));

        Assert.Equal([200, 200], first);
        Assert.Equal(409, beyond);
        Assert.Equal(200, instead);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
    }

    private static Task<HttpResponseMessage> AnnounceAsync(HttpClient http, string mandate, string state, byte[] bytes) => http.PostAsJsonAsync(
        Address(mandate, state, "uploads"),
        new { name = $"annex-{bytes.Length}.pdf", mediaType = Files.PdfType, length = bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) });

    private static Uri Address(string mandate, string state, string rest) => new($"/api/mandates/{mandate}/states/{state}/{rest}", UriKind.Relative);

    public sealed class SmallRooms : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:MaxBytesPerState"] = $"{Room}", ["Replies:MaxFiles"] = "2" };
    }
}
