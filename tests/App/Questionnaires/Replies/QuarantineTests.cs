using Azure.Storage.Blobs;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class QuarantineTests(QuarantineTests.Scanned app) : IClassFixture<QuarantineTests.Scanned>
{
    [Fact]
    public async Task Where_files_are_scanned_one_is_handed_out_only_when_the_scan_found_nothing()
    {
        await app.StartDispatchedAsync("scanned");
        await app.ReplyAsync("scanned", "ag", [1]);

        var unscanned = await DownloadAsync();
        await ScanFoundAsync("Malicious");
        var malicious = await DownloadAsync();
        await ScanFoundAsync("Scan failed - internal service error.");
        var failed = await DownloadAsync();
        await ScanFoundAsync("No threats found");
        var clean = await DownloadAsync();

        Assert.Equal([409, 409, 409, 200], new[] { unscanned, malicious, failed, clean });
    }

    private async Task<int> DownloadAsync()
    {
        using var answer = await app.Http.GetAsync(new Uri("/api/mandates/scanned/states/ag/replies/1/files/1", UriKind.Relative));
        return (int)answer.StatusCode;
    }

    private async Task ScanFoundAsync(string result)
    {
        var blob = Assert.Single(await app.Service<ReplyFiles>().OlderAsync(new("scanned"), NodaTime.Instant.MaxValue, CancellationToken.None));
        await app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies).GetBlobClient(blob)
            .SetTagsAsync(new Dictionary<string, string> { ["Malware Scanning scan result"] = result });
    }

    public sealed class Scanned : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:RequireScan"] = "true" };
    }
}
