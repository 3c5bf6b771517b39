using Azure.Storage.Blobs;
using Mandates.Domain.Drafts;
using Mandates.Functions.Http;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Drafts;

/// <summary>The texts of the draft versions, one blob each.</summary>
public sealed class DraftStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Drafts);

    public Task WriteAsync(string mandate, DraftText text, CancellationToken stop) =>
        container.GetBlobClient(Name(mandate, text.Sha256)).UploadAsync(BinaryData.FromObjectAsJson(text, ApiJson.Options), overwrite: true, stop);

    public async Task<DraftText> ReadAsync(string mandate, Draft draft, CancellationToken stop)
    {
        var blob = await container.GetBlobClient(Name(mandate, draft.Sha256)).DownloadContentAsync(stop);
        return blob.Value.Content.ToObjectFromJson<DraftText>(ApiJson.Options)!;
    }

    private static string Name(string mandate, string sha256) => $"{mandate}/{sha256}.json";
}
