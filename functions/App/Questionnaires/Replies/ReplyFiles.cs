using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The files of the replies, in blobs with names of our own. A file to which nothing refers is swept.</summary>
public sealed class ReplyFiles(BlobServiceClient blobs, IOptions<ReplyOptions> options)
{
    private const int BufferBytes = 1024 * 1024;

    // Written by Defender for Storage when it has scanned a blob.
    private const string ScanTag = "Malware Scanning scan result";
    private const string ScanIsClean = "No threats found";

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

    public Task<Stream> OpenAsync(string blob, CancellationToken cancellationToken) =>
        container.GetBlobClient(blob).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BufferBytes }, cancellationToken);

    /// <summary>Opens a file for a reader; where files are scanned, only once the scan has found nothing.</summary>
    /// <exception cref="ProblemException">409 while it is held back.</exception>
    public async Task<Stream> HandOutAsync(ReplyFile file, CancellationToken cancellationToken)
    {
        if (requireScan && !file.IsAnswers && !await IsCleanAsync(file.Blob, cancellationToken))
        {
            throw ProblemException.Conflict("The file is held back.", "It can be downloaded once the malware scan has found nothing in it; try again later.");
        }

        return await OpenAsync(file.Blob, cancellationToken);
    }

    /// <summary>SHA-256 and length of the bytes as they are stored now; null when they are gone.</summary>
    public async Task<(long Length, string Sha256)?> RecomputeAsync(string blob, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = (await container.GetBlobClient(blob).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            return (bytes.Details.ContentLength, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes.Content, cancellationToken)));
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    public async Task<bool> IsThereAsync(ReplyFile file, CancellationToken cancellationToken) =>
        await container.GetBlobClient(file.Blob).ExistsAsync(cancellationToken);

    /// <summary>Removes a file that nothing refers to.</summary>
    public async Task DiscardAsync(string blob, CancellationToken cancellationToken) =>
        await container.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellationToken);

    /// <summary>Keeps the bytes of a file. They are there whole or not at all.</summary>
    public Task KeepAsync(ReplyFile file, Stream content, CancellationToken cancellationToken) =>
        container.GetBlockBlobClient(file.Blob).UploadAsync(content, cancellationToken: cancellationToken);

    // A file that was not scanned yet does not count as clean.
    private async Task<bool> IsCleanAsync(string blob, CancellationToken cancellationToken) =>
        (await container.GetBlobClient(blob).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags.TryGetValue(ScanTag, out var result) && result == ScanIsClean;
}
