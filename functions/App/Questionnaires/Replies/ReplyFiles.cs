using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The bytes of a file as they are stored; the hash in lower-case hexadecimal, the version as the store has it.</summary>
public sealed record StoredBytes(long Length, string Sha256, ETag Version)
{
    public bool Are(long length, string sha256) => (Length, Sha256) == (length, sha256);
}

/// <summary>What the malware scan said of a file; none also when it failed.</summary>
public enum ScanResult
{
    None,
    Clean,
    Found,
}

/// <summary>The files of the replies, in blobs with names of our own. A file to which nothing refers is swept.</summary>
public sealed class ReplyFiles(BlobServiceClient blobs, IOptions<ReplyOptions> options)
{
    private const int BufferBytes = 1024 * 1024;

    // Written by Defender for Storage when it has scanned a blob.
    private const string ScanTag = "Malware Scanning scan result";
    private const string ScanIsClean = "No threats found";
    private const string ScanHasFound = "Malicious";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Replies);
    private readonly bool requireScan = options.Value.RequireScan;

    /// <summary>A name that cannot be guessed, in the folder of the state.</summary>
    public static string NewName(MandateId mandate, StateId state) => $"{mandate}/{state}/{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    /// <summary>The state that a blob belongs to.</summary>
    public static StateId StateOf(string blob) => new(blob.Split('/')[1]);

    /// <summary>Names of the blobs of a mandate that were last written before a moment of real time.</summary>
    public async Task<IReadOnlyList<string>> OlderAsync(MandateId mandate, Instant before, CancellationToken cancellationToken)
    {
        var older = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{mandate}/", cancellationToken))
        {
            if (Instant.FromDateTimeOffset(blob.Properties.LastModified!.Value) < before)
            {
                older.Add(blob.Name);
            }
        }

        return older;
    }

    /// <summary>The file that what came in one request becomes when it is kept.</summary>
    public static ReplyFile Of(MandateId mandate, StateId state, ReceivedFile file) =>
        new(file.Name, file.Kind.MediaType, file.Bytes.Length, file.Bytes.Sha256, NewName(mandate, state));

    /// <summary>The file that what was filled in on the page becomes when it is kept.</summary>
    public static ReplyFile OfAnswers(MandateId mandate, StateId state, byte[] json) =>
        new(ReplyFile.AnswersName, "application/json", json.Length, Convert.ToHexStringLower(SHA256.HashData(json)), NewName(mandate, state));

    /// <summary>A file that a fact or a working copy names.</summary>
    /// <exception cref="AlteredBlobException">It is gone, or has other bytes than were recorded.</exception>
    public Task<Stream> OpenAsync(ReplyFile file, CancellationToken cancellationToken) =>
        container.GetBlobClient(file.Blob).OpenHashedAsync(file.Sha256, cancellationToken);

    /// <summary>The bytes as they lie there, for whoever compares them.</summary>
    public Task<Stream> OpenUncomparedAsync(string blob, CancellationToken cancellationToken) =>
        container.GetBlobClient(blob).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BufferBytes }, cancellationToken);

    /// <summary>Opens a file for a reader; where files are scanned, only once the scan has found nothing.</summary>
    /// <exception cref="ProblemException">409 while it is held back.</exception>
    public async Task<Stream> HandOutAsync(ReplyFile file, CancellationToken cancellationToken)
    {
        if (await ScanAsync(file, cancellationToken) != ScanResult.Clean)
        {
            throw ProblemException.Conflict("The file is held back.", "It can be downloaded once the malware scan has found nothing in it; try again later.");
        }

        return await OpenAsync(file, cancellationToken);
    }

    /// <summary>What the bytes are as they are stored now; null when they are gone.</summary>
    public async Task<StoredBytes?> RecomputeAsync(string blob, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = (await container.GetBlobClient(blob).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            return new(bytes.Details.ContentLength, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes.Content, cancellationToken)), bytes.Details.ETag);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Changes with the bytes; empty when they are gone.</summary>
    public async Task<string> TagAsync(string blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(blob).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag.ToString();
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return "";
        }
    }

    /// <summary>Whether the file is there, and as long as it was when it came.</summary>
    public async Task<bool> IsThereAsync(ReplyFile file, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(file.Blob).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentLength == file.Length;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Removes those of some files of a state that no fact names.</summary>
    /// <param name="among">Names of their blobs.</param>
    /// <param name="record">As it was read after the last fact that could name one of them.</param>
    /// <param name="state">Whose they are.</param>
    /// <param name="cancellationToken">Ends the removal; the sweep goes on with it.</param>
    public async Task DiscardAsync(IEnumerable<string> among, MandateRecord record, StateId state, CancellationToken cancellationToken)
    {
        foreach (var blob in among.Except(record.FilesOf(state, copy: null).Select(f => f.Blob)))
        {
            await DiscardAsync(blob, cancellationToken);
        }
    }

    /// <summary>Removes a file if it still is in a version to which nothing can refer.</summary>
    public async Task DiscardAsync(string blob, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            await container.DeleteBlobIfExistsAsync(blob, conditions: new() { IfMatch = version }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // It has other bytes by now.
        }
    }

    /// <summary>Removes a file that nothing refers to.</summary>
    public async Task DiscardAsync(string blob, CancellationToken cancellationToken) =>
        await container.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellationToken);

    /// <summary>Keeps the bytes of a file. They are there whole or not at all.</summary>
    public Task KeepAsync(ReplyFile file, Stream content, CancellationToken cancellationToken) =>
        container.GetBlockBlobClient(file.Blob).UploadAsync(content, cancellationToken: cancellationToken);

    /// <summary>What the malware scan said of a file. What was filled in on the page, and any file where none is scanned, counts as clean.</summary>
    public async Task<ScanResult> ScanAsync(ReplyFile file, CancellationToken cancellationToken)
    {
        if (!requireScan || file.IsAnswers)
        {
            return ScanResult.Clean;
        }

        try
        {
            var tags = (await container.GetBlobClient(file.Blob).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags;
            return tags.TryGetValue(ScanTag, out var result) ? result switch { ScanIsClean => ScanResult.Clean, ScanHasFound => ScanResult.Found, _ => ScanResult.None } : ScanResult.None;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return ScanResult.None;
        }
    }
}
