using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Mandates.Functions.Record;

/// <summary>Stored bytes are gone, or are not those whose hash was recorded. To those who ask over HTTP it is a 500 that names the blob.</summary>
/// <param name="blob">Container and name of the blob.</param>
public sealed class AlteredBlobException(string blob) : Exception($"The blob '{blob}' is gone, or is not as it was recorded.")
{
    public string Blob => blob;
}

/// <summary>
/// Blobs that are named by their content, or whose hash is recorded. One is written once: to write it again would cut off
/// whoever is reading it. Nothing of one is used before all of it was compared.
/// </summary>
internal static class HashedBlob
{
    private const int BufferBytes = 1024 * 1024;

    /// <summary>Keeps bytes under a name that only they have. Where they lie there already nothing happens.</summary>
    public static async Task WriteOnceAsync(this BlobClient blob, BinaryData content, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(content, overwrite: false, cancellationToken);
        }
        catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists
            || there.ErrorCode == BlobErrorCode.ConditionNotMet || there.ErrorCode == BlobErrorCode.BlobImmutableDueToPolicy)
        {
            // The same was written before, or is being written by another at this moment.
        }
    }

    /// <summary>Opens a blob at its beginning once its bytes were hashed. What is read then is of the same version of the blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="sha256">The hash of its bytes as it was recorded, in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AlteredBlobException">The blob is gone, or has other bytes.</exception>
    public static async Task<Stream> OpenHashedAsync(this BlobClient blob, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            // The stream reads on under the ETag that it was opened with.
            var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BufferBytes }, cancellationToken);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == sha256)
            {
                content.Position = 0;
                return content;
            }

            await content.DisposeAsync();
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Gone, or another since it was opened.
        }

        throw new AlteredBlobException(NameOf(blob));
    }

    /// <summary>A small document whose bytes have the recorded hash.</summary>
    /// <exception cref="AlteredBlobException">The blob is gone, or has other bytes.</exception>
    public static Task<T> ReadHashedAsync<T>(this BlobClient blob, string sha256, JsonSerializerOptions options, CancellationToken cancellationToken) =>
        blob.ReadComparedAsync<T>(options, (bytes, _) => Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256, cancellationToken);

    /// <summary>A small document whose recorded hash is that of what it says.</summary>
    /// <exception cref="AlteredBlobException">The blob is gone, or says something else.</exception>
    public static Task<T> ReadSayingAsync<T>(this BlobClient blob, Func<T, bool> saysWhatWasRecorded, CancellationToken cancellationToken) =>
        blob.ReadComparedAsync<T>(RecordJson.Options, (_, said) => saysWhatWasRecorded(said), cancellationToken);

    private static async Task<T> ReadComparedAsync<T>(
        this BlobClient blob, JsonSerializerOptions options, Func<byte[], T, bool> isAsRecorded, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
            if (JsonSerializer.Deserialize<T>(bytes, options) is { } said && isAsRecorded(bytes, said))
            {
                return said;
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or RequestFailedException { Status: 404 })
        {
            // Nothing that was ever written there reads like this.
        }

        throw new AlteredBlobException(NameOf(blob));
    }

    private static string NameOf(BlobClient blob) => $"{blob.BlobContainerName}/{blob.Name}";
}
