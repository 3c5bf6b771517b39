using Azure.Storage.Blobs;

namespace Mandates.App.Tests.Questionnaires.Replies;

public sealed class DailyVolumeTests(DailyVolumeTests.SmallDays app) : IClassFixture<DailyVolumeTests.SmallDays>
{
    private const int Day = 100_000;

    [Fact]
    public async Task What_was_replaced_counts_for_the_day_and_is_gone_at_once()
    {
        await app.StartDispatchedAsync("replaced", states: 3);
        using var http = await app.EnterAsync("replaced", "ag.mission");

        var codes = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var kept = await http.PutAsync(Address("replaced", "working-copy/files"), Files.Of(Files.LargePdf(30_000, i), "annex.pdf", Files.PdfType));
            codes.Add((int)kept.StatusCode);
        }

        Assert.Equal([200, 200, 200, 413, 413], codes);
        Assert.Equal(1, await BlobsAsync("replaced"));
        using var tooMuch = await http.PutAsync(Address("replaced", "reply"), Files.Of(Files.LargePdf(30_000, 9), "reply.pdf", Files.PdfType));
        Assert.Contains("with what it has replaced since. Go on tomorrow", await tooMuch.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var removed = await http.DeleteAsync(Address("replaced", "working-copy/files/annex.pdf"));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(0, await BlobsAsync("replaced"));
    }

    [Fact]
    public async Task Sent_at_once_it_is_counted_as_well_and_nothing_is_stored_beyond_it()
    {
        await app.StartDispatchedAsync("at-once", states: 3);
        using var http = await app.EnterAsync("at-once", "ag.mission");

        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            http.PutAsync(Address("at-once", "working-copy/files"), Files.Of(Files.LargePdf(30_000, i), $"annex-{i}.pdf", Files.PdfType))));

        Assert.Equal(3, sent.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(9, sent.Count(a => a.StatusCode == HttpStatusCode.RequestEntityTooLarge));
        Assert.Equal(3, await BlobsAsync("at-once"));
    }

    [Fact]
    public async Task Answers_that_are_saved_again_and_again_count_too()
    {
        await app.StartDispatchedAsync("typed", states: 3);
        await SampleQuestionnaire.PublishAsync(app, "typed");
        using var http = await app.EnterAsync("typed", "ag.mission");
        var (codes, version) = (new List<int>(), "\"none\"");
        for (var i = 0; i < 14; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, Address("typed", "working-copy"))
            {
                Content = JsonContent.Create(new { answers = new { questionnaire = 1, language = "en", values = new Dictionary<string, string[]> { ["1"] = [new string('x', 9_000)] } } }),
            };
            request.Headers.TryAddWithoutValidation("If-Match", version);
            using var saved = await http.SendAsync(request);
            codes.Add((int)saved.StatusCode);
            version = saved.Headers.ETag?.ToString() ?? version;
        }

        Assert.Equal(200, codes[0]);
        Assert.Equal(413, codes[^1]);
    }

    [Fact]
    public async Task A_file_that_a_reply_names_stays_when_the_copy_goes_on_without_it()
    {
        await app.StartDispatchedAsync("named", states: 3);
        using var http = await app.EnterAsync("named", "ag.mission");
        using var added = await http.PutAsync(Address("named", "working-copy/files"), Files.Pdf("one", "annex.pdf"));
        var copy = await http.GetAsync(Address("named", "working-copy"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("named", "working-copy/submission")) { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("If-Match", copy.Headers.ETag!.ToString());

        using var submitted = await http.SendAsync(request);
        using var again = await http.PutAsync(Address("named", "working-copy/files"), Files.Pdf("two", "annex.pdf"));
        using var had = await http.GetAsync(Address("named", "replies/1/files/1"));

        Assert.Equal([201, 200, 200], new[] { submitted, again, had }.Select(a => (int)a.StatusCode));
        Assert.Equal(2, await BlobsAsync("named"));
    }

    private async Task<int> BlobsAsync(string mandate)
    {
        var blobs = 0;
        await foreach (var _ in app.Service<BlobServiceClient>().GetBlobContainerClient(Functions.Record.StorageNames.Replies).GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"{mandate}/ag/", CancellationToken.None))
        {
            blobs++;
        }

        return blobs;
    }

    private static Uri Address(string mandate, string rest) => new($"/api/mandates/{mandate}/states/ag/{rest}", UriKind.Relative);

    public sealed class SmallDays : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Access:BytesPerStateAndDay"] = $"{Day}" };
    }
}
