using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Replies;

public sealed record StoredFile(string Blob, long Length, string Sha256);

/// <summary>The files of the replies, in blobs with names of our own.</summary>
public sealed class ReplyFiles(BlobServiceClient blobs)
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Replies);

    /// <summary>Streams the bytes to a new blob, hashing on the way; nothing is kept when the stream fails.</summary>
    public async Task<StoredFile> WriteAsync(string mandate, string state, Stream body, CancellationToken stop)
    {
        var blob = container.GetBlockBlobClient($"{mandate}/{state}/{RandomNumberGenerator.GetHexString(32, lowercase: true)}");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        var target = await blob.OpenWriteAsync(overwrite: true, new BlockBlobOpenWriteOptions { BufferSize = BlockBytes }, stop);
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, stop) is > 0 and var read)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await target.WriteAsync(buffer.AsMemory(0, read), stop);
            length += read;
        }

        // Only the end commits the blocks: a stream that broke off leaves no blob.
        await target.DisposeAsync();
        return new(blob.Name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public Task<Stream> OpenAsync(string blob, CancellationToken stop) =>
        container.GetBlobClient(blob).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), stop);

    /// <summary>Removes a file that no reply refers to.</summary>
    public async Task DiscardAsync(string blob, CancellationToken stop) =>
        await container.DeleteBlobIfExistsAsync(blob, cancellationToken: stop);
}
