using Azure.Storage.Blobs;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Submission;

public class HeldPackageTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Mandate = "held-back";

    [Fact]
    public async Task Replies_that_are_not_those_of_their_receipts_keep_the_package_back_until_they_are_restored()
    {
        await app.StartDispatchedAsync(Mandate, states: 3);
        await app.ReplyAsync(Mandate, "ag", [1, 2, 3]);
        await app.ReplyAsync(Mandate, "ar", [4, 5, 6]);
        var (altered, gone) = (await BlobOfAsync("ag"), await BlobOfAsync("ar"));
        var (first, second) = (await BytesAsync(altered), await BytesAsync(gone));
        await altered.UploadAsync(BinaryData.FromBytes([.. first[..^10], 0, .. first[^9..]]), overwrite: true);
        await gone.DeleteAsync();

        await PackageSteps.ApproveAsync(app, Mandate);
        await IsSaidAsync(altered.Name, gone.Name);
        await altered.UploadAsync(BinaryData.FromBytes(first), overwrite: true);
        await app.AdvanceToAsync(app.Now + Duration.FromDays(2));
        var still = (await app.GetAsync($"/api/mandates/{Mandate}/status")).GetProperty("waitingFor").ToString();
        await gone.UploadAsync(BinaryData.FromBytes(second), overwrite: true);
        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));

        Assert.DoesNotContain(altered.Name, still, StringComparison.Ordinal);
        Assert.Contains(gone.Name, still, StringComparison.Ordinal);
        Assert.Equal(2, (await app.GetAsync($"/api/mandates/{Mandate}/audit?act=holdPackage")).GetProperty("records").GetArrayLength());
        var verdict = await app.GetAsync($"/api/submissions/{(await app.GetAsync($"/api/mandates/{Mandate}/submission")).GetProperty("sha256").GetString()}/verify");
        Assert.True(verdict.GetProperty("holds").GetBoolean(), verdict.ToString());
        Assert.Contains(app.Host.Host.Mail.Mails, m => m.Text!.Contains($"/package#{Mandate}/", StringComparison.Ordinal));
    }

    private async Task IsSaidAsync(params string[] blobs)
    {
        var status = await app.GetAsync($"/api/mandates/{Mandate}/status");
        var page = WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri($"/mandates/{Mandate}?language=fr", UriKind.Relative)));
        using var none = await app.Http.GetAsync(new Uri($"/api/mandates/{Mandate}/submission", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.All(blobs, blob => Assert.Contains($"{StorageNames.Replies}/{blob}", status.GetProperty("waitingFor").ToString(), StringComparison.Ordinal));
        Assert.Contains("Fichiers du dossier disparus ou altérés : reply.pdf", page, StringComparison.Ordinal);
    }

    private async Task<BlobClient> BlobOfAsync(string state)
    {
        var blobs = await app.Service<ReplyFiles>().OlderAsync(new(Mandate), Instant.MaxValue, CancellationToken.None);
        return app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies).GetBlobClient(blobs.Single(name => ReplyFiles.StateOf(name) == state));
    }

    private static async Task<byte[]> BytesAsync(BlobClient blob) => (await blob.DownloadContentAsync()).Value.Content.ToArray();
}
