using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>
/// Uploads that are under way. A part is an uncommitted block of the file's blob, whose name holds the part's number
/// and hash: the storage itself knows what has arrived, and nothing of it can be read before it is put together.
/// </summary>
public sealed class UploadStore(BlobServiceClient blobs)
{
    public const int MostParts = 9_999;

    // The storage rejects a block whose bytes differ from those sent, so the bytes hashed on arrival are those stored.
    private static readonly BlockBlobStageBlockOptions Compared = new() { TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 } };

    // Those that no longer fit are read from the storage instead.
    private readonly BoundedCache<string, UploadProgress> seen = new(100);
    private readonly BlobContainerClient announced = blobs.GetBlobContainerClient(StorageNames.Preparations);
    private readonly BlobContainerClient files = blobs.GetBlobContainerClient(StorageNames.Replies);

    /// <summary>Begins the upload, or returns the one that was begun before.</summary>
    public async Task<Upload> BeginAsync(MandateId mandate, StateId state, Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(upload, RecordJson.Options));
            await announced.GetBlobClient(Name(mandate, state, upload.Id)).UploadAsync(json, overwrite: false, cancellationToken);
            seen.Set(Name(mandate, state, upload.Id), new(upload));
            return upload;
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            return await FindAsync(mandate, state, upload.Id, cancellationToken) ?? throw ProblemException.Conflict("The upload has already ended.", "Begin it again if it is still needed.");
        }
    }

    public Task<Upload?> FindAsync(MandateId mandate, StateId state, string id, CancellationToken cancellationToken) => ReadAsync(Name(mandate, state, id), cancellationToken);

    /// <summary>What this process has seen of it; null for one that began elsewhere, or too long ago.</summary>
    public UploadProgress? Seen(MandateId mandate, StateId state, string id) => seen.TryGet(Name(mandate, state, id), out var progress) ? progress : null;

    /// <summary>The uploads of a state that are under way.</summary>
    public async Task<IReadOnlyList<Upload>> ListAsync(MandateId mandate, StateId state, CancellationToken cancellationToken)
    {
        var found = new List<Upload>();
        await foreach (var blob in announced.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder(mandate, state), cancellationToken))
        {
            if (await ReadAsync(blob.Name, cancellationToken) is { } upload)
            {
                found.Add(upload);
            }
        }

        return found;
    }

    /// <summary>The uploads of all states of a mandate that began before a moment of real time.</summary>
    public async Task<IReadOnlyList<(StateId State, Upload Upload)>> OlderAsync(MandateId mandate, Instant before, CancellationToken cancellationToken)
    {
        var found = new List<(StateId, Upload)>();
        await foreach (var blob in announced.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{mandate}/", cancellationToken))
        {
            if (blob.Name.Split('/') is [_, var state, "uploads", _] && Instant.FromDateTimeOffset(blob.Properties.LastModified!.Value) < before
                && await ReadAsync(blob.Name, cancellationToken) is { } upload)
            {
                found.Add((new(state), upload));
            }
        }

        return found;
    }

    /// <summary>The parts that have arrived, in order. One number with two contents is there twice.</summary>
    public async Task<IReadOnlyList<UploadPart>> PartsAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            var blocks = await files.GetBlockBlobClient(upload.Blob).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellationToken);
            return [.. blocks.Value.UncommittedBlocks.Select(Part).OrderBy(p => p.Number)];
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Keeps a part; the same again changes nothing.</summary>
    public async Task StageAsync(Upload upload, UploadPart part, ReceivedBytes bytes, CancellationToken cancellationToken) =>
        await files.GetBlockBlobClient(upload.Blob).StageBlockAsync(BlockId(part), bytes.Open(), Compared, cancellationToken);

    /// <summary>Puts the parts together.</summary>
    /// <returns>The version of the file that this made; null when there was one already.</returns>
    public async Task<ETag?> JoinAsync(Upload upload, IEnumerable<UploadPart> parts, CancellationToken cancellationToken)
    {
        try
        {
            var once = new CommitBlockListOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            return (await files.GetBlockBlobClient(upload.Blob).CommitBlockListAsync(parts.Select(BlockId), once, cancellationToken)).Value.ETag;
        }
        catch (RequestFailedException done) when (done.Status is 409 or 412)
        {
            // The process that joined the parts stopped before it closed the upload, or the upload is being abandoned.
            return null;
        }
        catch (RequestFailedException ended) when (ended.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            throw ProblemException.Conflict("The upload has already ended.", "Begin it again if it is still needed.");
        }
    }

    public async Task<bool> IsJoinedAsync(Upload upload, CancellationToken cancellationToken) => await files.GetBlobClient(upload.Blob).ExistsAsync(cancellationToken);

    /// <summary>Ends the upload; the file it led to stays.</summary>
    public async Task CloseAsync(MandateId mandate, StateId state, Upload upload, CancellationToken cancellationToken)
    {
        var name = Name(mandate, state, upload.Id);
        seen.Remove(name);
        await announced.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Ends the upload; what it led to stays only if something names it.</summary>
    public Task EndAsync(MandateId mandate, StateId state, Upload upload, IReadOnlySet<string> named, CancellationToken cancellationToken) =>
        named.Contains(upload.Blob) ? CloseAsync(mandate, state, upload, cancellationToken) : AbandonAsync(mandate, state, upload, cancellationToken);

    /// <summary>Ends the upload and removes the parts that have arrived. What was put together of them is left to the sweep: somebody may be naming it just now.</summary>
    public async Task AbandonAsync(MandateId mandate, StateId state, Upload upload, CancellationToken cancellationToken)
    {
        await CloseAsync(mandate, state, upload, cancellationToken);

        var blob = files.GetBlockBlobClient(upload.Blob);
        try
        {
            // Parts alone cannot be deleted: they go when the blob is written without them.
            var once = new CommitBlockListOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            var empty = await blob.CommitBlockListAsync([], once, cancellationToken);
            await blob.DeleteIfExistsAsync(conditions: new() { IfMatch = empty.Value.ETag }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException joined) when (joined.Status is 409 or 412)
        {
            // There is a file already.
        }
    }

    // Null for an upload that has ended, perhaps since it was listed.
    private async Task<Upload?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await announced.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToObjectFromJson<Upload>(RecordJson.Options)!;
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    private static string Folder(MandateId mandate, StateId state) => $"{mandate}/{state}/uploads/";

    private static string Name(MandateId mandate, StateId state, string id) => $"{Folder(mandate, state)}{id}.json";

    // All block ids of a blob are equally long: four digits and the hash.
    private static string BlockId(UploadPart part) =>
        Convert.ToBase64String([.. Encoding.ASCII.GetBytes(part.Number.ToString("D4", CultureInfo.InvariantCulture)), .. Convert.FromHexString(part.Sha256)]);

    private static UploadPart Part(BlobBlock block)
    {
        var id = Convert.FromBase64String(block.Name);
        return new(int.Parse(id.AsSpan(0, 4), CultureInfo.InvariantCulture), block.SizeLong, Convert.ToHexStringLower(id.AsSpan(4)));
    }
}
