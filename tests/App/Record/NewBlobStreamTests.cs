using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Record;

public sealed class NewBlobStreamTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_blob_appears_complete_or_not_at_all_and_only_once()
    {
        var container = app.Service<BlobServiceClient>().GetBlobContainerClient("new-blobs");
        await container.CreateIfNotExistsAsync();
        var blob = container.GetBlockBlobClient("file");
        var bytes = new byte[9 * 1024 * 1024];
        new Random(1).NextBytes(bytes);

        await using var one = new NewBlobStream(blob, CancellationToken.None);
        await using var other = new NewBlobStream(blob, CancellationToken.None);
        await one.WriteAsync(bytes);
        await other.WriteAsync(bytes.AsMemory(1));
        Assert.False(await blob.ExistsAsync());
        await one.CommitAsync();
        var again = await Assert.ThrowsAsync<RequestFailedException>(other.CommitAsync);

        Assert.Equal(409, again.Status);
        Assert.Equal(bytes, (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }
}
