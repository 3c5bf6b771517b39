using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Http;
using Mandates.Functions.Replies.Receiving;
using Mandates.Functions.Storage;
using NodaTime;

namespace Mandates.Functions.Replies.Uploads;

/// <summary>
/// Uploads that are under way. A part is an uncommitted block of the file's blob, whose name holds the part's number
/// and hash: the storage itself knows what has arrived, and nobody sees anything of it before it is put together.
/// </summary>
public sealed class UploadStore(BlobServiceClient blobs)
{
    public const int MostParts = 9_999;

    private readonly BlobContainerClient announced = blobs.GetBlobContainerClient(StorageNames.Preparations);
    private readonly BlobContainerClient files = blobs.GetBlobContainerClient(StorageNames.Replies);

    /// <summary>Begins the upload, or returns the one that was begun before.</summary>
    public async Task<Upload> BeginAsync(string mandate, string state, Upload upload, CancellationToken stop)
    {
        try
        {
            var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(upload, ApiJson.Options));
            await announced.GetBlobClient(Name(mandate, state, upload.Id)).UploadAsync(json, overwrite: false, stop);
            return upload;
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            return await FindAsync(mandate, state, upload.Id, stop) ?? throw ProblemException.Conflict("The upload has just ended.", "Begin it again if it is still needed.");
        }
    }

    public async Task<Upload?> FindAsync(string mandate, string state, string id, CancellationToken stop)
    {
        try
        {
            return await ReadAsync(Name(mandate, state, id), stop);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The uploads of a state that are under way.</summary>
    public async Task<IReadOnlyList<Upload>> ListAsync(string mandate, string state, CancellationToken stop)
    {
        var found = new List<Upload>();
        await foreach (var blob in announced.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder(mandate, state), stop))
        {
            found.Add(await ReadAsync(blob.Name, stop));
        }

        return found;
    }

    /// <summary>The uploads of all states of a mandate that began before a moment of real time.</summary>
    public async Task<IReadOnlyList<(string State, Upload Upload)>> OlderAsync(string mandate, Instant before, CancellationToken stop)
    {
        var found = new List<(string, Upload)>();
        await foreach (var blob in announced.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{mandate}/", stop))
        {
            if (blob.Name.Split('/') is [_, var state, "uploads", _] && Instant.FromDateTimeOffset(blob.Properties.LastModified!.Value) < before)
            {
                found.Add((state, await ReadAsync(blob.Name, stop)));
            }
        }

        return found;
    }

    /// <summary>The parts that have arrived, in order. One number with two contents is there twice.</summary>
    public async Task<IReadOnlyList<UploadPart>> PartsAsync(Upload upload, CancellationToken stop)
    {
        try
        {
            var blocks = await files.GetBlockBlobClient(upload.Blob).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: stop);
            return [.. blocks.Value.UncommittedBlocks.Select(Part).OrderBy(p => p.Number)];
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Keeps a part; the same again changes nothing.</summary>
    public async Task<UploadPart> StageAsync(Upload upload, int number, ReceivedBytes bytes, CancellationToken stop)
    {
        var part = new UploadPart(number, bytes.Length, bytes.Sha256);
        await files.GetBlockBlobClient(upload.Blob).StageBlockAsync(BlockId(part), bytes.Open(), cancellationToken: stop);
        return part;
    }

    /// <summary>Puts the parts together, unless that was done before.</summary>
    public async Task JoinAsync(Upload upload, IEnumerable<UploadPart> parts, CancellationToken stop)
    {
        try
        {
            var once = new CommitBlockListOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            await files.GetBlockBlobClient(upload.Blob).CommitBlockListAsync(parts.Select(BlockId), once, stop);
        }
        catch (RequestFailedException done) when (done.Status is 409 or 412)
        {
            // Whoever did it was stopped before the upload was closed.
        }
    }

    public async Task<bool> IsJoinedAsync(Upload upload, CancellationToken stop) => await files.GetBlobClient(upload.Blob).ExistsAsync(stop);

    /// <summary>Ends the upload; the file it led to stays.</summary>
    public async Task CloseAsync(string mandate, string state, Upload upload, CancellationToken stop) =>
        await announced.GetBlobClient(Name(mandate, state, upload.Id)).DeleteIfExistsAsync(cancellationToken: stop);

    /// <summary>Ends the upload; what it led to stays only if something names it.</summary>
    public Task EndAsync(string mandate, string state, Upload upload, IReadOnlySet<string> named, CancellationToken stop) =>
        named.Contains(upload.Blob) ? CloseAsync(mandate, state, upload, stop) : AbandonAsync(mandate, state, upload, stop);

    /// <summary>Ends the upload and removes what has arrived of it.</summary>
    public async Task AbandonAsync(string mandate, string state, Upload upload, CancellationToken stop)
    {
        await CloseAsync(mandate, state, upload, stop);

        // Parts alone cannot be deleted: they go when the blob is written without them.
        var blob = files.GetBlockBlobClient(upload.Blob);
        await blob.CommitBlockListAsync([], cancellationToken: stop);
        await blob.DeleteIfExistsAsync(cancellationToken: stop);
    }

    private async Task<Upload> ReadAsync(string name, CancellationToken stop) =>
        (await announced.GetBlobClient(name).DownloadContentAsync(stop)).Value.Content.ToObjectFromJson<Upload>(ApiJson.Options)!;

    private static string Folder(string mandate, string state) => $"{mandate}/{state}/uploads/";

    private static string Name(string mandate, string state, string id) => $"{Folder(mandate, state)}{id}.json";

    // All block ids of a blob are equally long: four digits and the hash.
    private static string BlockId(UploadPart part) =>
        Convert.ToBase64String([.. Encoding.ASCII.GetBytes(part.Number.ToString("D4", CultureInfo.InvariantCulture)), .. Convert.FromHexString(part.Sha256)]);

    private static UploadPart Part(BlobBlock block)
    {
        var id = Convert.FromBase64String(block.Name);
        return new(int.Parse(id.AsSpan(0, 4), CultureInfo.InvariantCulture), block.SizeLong, Convert.ToHexStringLower(id.AsSpan(4)));
    }
}
