using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Mandates.Functions.Record;

/// <summary>Small documents that several people write, with optimistic concurrency: a write on an older version is refused.</summary>
public sealed class SharedDocuments(BlobServiceClient blobs)
{
    /// <summary>The version of a document that is not there yet.</summary>
    public const string None = "none";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Preparations);

    /// <summary>The document, null when there is none, and its version.</summary>
    public async Task<(T? Document, string Version)> ReadAsync<T>(string name, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var blob = (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value;
            return (blob.Content.ToObjectFromJson<T>(RecordJson.Options), Plain(blob.Details.ETag));
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return (null, None);
        }
    }

    /// <summary>Writes the document if it is still in that version.</summary>
    /// <returns>Its new version; null when it has been changed since.</returns>
    public async Task<string?> TryWriteAsync<T>(string name, T document, string version, CancellationToken cancellationToken)
    {
        if (!IsVersion(version))
        {
            return null;
        }

        try
        {
            var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(document, RecordJson.Options));
            var written = await container.GetBlobClient(name).UploadAsync(json, new BlobUploadOptions { Conditions = If(version) }, cancellationToken);
            return Plain(written.Value.ETag);
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Removes the document, unless it was changed since.</summary>
    public async Task RemoveAsync(string name, string version, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(name).DeleteIfExistsAsync(conditions: If(version), cancellationToken: cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // A later addition stays.
        }
    }

    // What else a caller gives in If-Match is no version that was ever read, and the storage would not take it for one.
    private static bool IsVersion(string version) => version.Length <= 100 && version.All(char.IsAsciiLetterOrDigit);

    private static string Plain(ETag version) => version.ToString("G").Trim('"');

    private static BlobRequestConditions If(string version) => version == None
        ? new() { IfNoneMatch = ETag.All }
        : new() { IfMatch = new ETag($"\"{version}\"") };
}
