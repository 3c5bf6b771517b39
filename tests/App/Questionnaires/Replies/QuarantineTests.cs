using Azure.Storage.Blobs;
using Mandates.App.Tests.Submission;
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

    [Fact]
    public async Task Where_files_are_scanned_the_package_waits_for_a_result_and_withholds_what_was_found()
    {
        await app.StartDispatchedAsync("scanned-package", states: 3);
        await app.ReplyAsync("scanned-package", "ag", [1]);
        await app.ReplyAsync("scanned-package", "ar", [2]);
        await PackageSteps.ApproveAsync(app, "scanned-package");
        using var none = await app.Http.GetAsync(new Uri("/api/mandates/scanned-package/submission", UriKind.Relative));
        var waiting = (await app.GetAsync("/api/mandates/scanned-package/status")).GetProperty("waitingFor").ToString();

        await ScanFoundAsync("No threats found", "scanned-package", "ag");
        await ScanFoundAsync("Malicious", "scanned-package", "ar");
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(1));
        var submission = await app.GetAsync("/api/mandates/scanned-package/submission");
        var files = submission.GetProperty("manifest").GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()).ToArray();
        var verdict = await app.GetAsync($"/api/submissions/{submission.GetProperty("sha256").GetString()}/verify");

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("packageScan", waiting, StringComparison.Ordinal);
        Assert.Contains("replies/ag-1-1.pdf", files);
        Assert.Contains("replies/ar-1-1.withheld.txt", files);
        Assert.DoesNotContain("replies/ar-1-1.pdf", files);
        Assert.True(verdict.GetProperty("holds").GetBoolean(), verdict.ToString());
    }

    private async Task<int> DownloadAsync()
    {
        using var answer = await app.Http.GetAsync(new Uri("/api/mandates/scanned/states/ag/replies/1/files/1", UriKind.Relative));
        return (int)answer.StatusCode;
    }

    private async Task ScanFoundAsync(string result, string mandate = "scanned", string state = "ag")
    {
        var blobs = await app.Service<ReplyFiles>().OlderAsync(new(mandate), NodaTime.Instant.MaxValue, CancellationToken.None);
        var blob = Assert.Single(blobs, name => ReplyFiles.StateOf(name) == state);
        await app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies).GetBlobClient(blob)
            .SetTagsAsync(new Dictionary<string, string> { ["Malware Scanning scan result"] = result });
    }

    public sealed class Scanned : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:RequireScan"] = "true" };
    }
}
