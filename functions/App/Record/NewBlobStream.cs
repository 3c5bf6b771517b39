using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Mandates.Functions.Record;

/// <summary>
/// Writes a blob that appears complete or not at all, and is never touched again. The client library's own stream begins
/// with an empty blob and overwrites it, which a container with an immutability policy refuses.
/// </summary>
internal sealed class NewBlobStream(BlockBlobClient blob, CancellationToken cancellationToken) : Stream
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private static readonly CommitBlockListOptions Once = new() { Conditions = new() { IfNoneMatch = Azure.ETag.All } };

    // Two writers of the same blob must not commit each other's blocks.
    private readonly string writer = RandomNumberGenerator.GetHexString(16);
    private readonly MemoryStream block = new(BlockBytes);
    private readonly List<string> staged = [];
    private long written;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => written;

    public override long Position
    {
        get => written;
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        if (block.Length >= BlockBytes)
        {
            await StageAsync();
        }
    }

    /// <summary>Buffers only: a block is sent by the next asynchronous write, or by the commit.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        block.Write(buffer);
        written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Makes the blob; without it there is none.</summary>
    public async Task CommitAsync()
    {
        await StageAsync();
        await blob.CommitBlockListAsync(staged, Once, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Blocks are staged when they are full, and the rest with the commit.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task StageAsync()
    {
        if (block.Length == 0)
        {
            return;
        }

        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{writer}{staged.Count:D6}")));
        block.Position = 0;
        await blob.StageBlockAsync(id, block, cancellationToken: cancellationToken);
        staged.Add(id);
        block.SetLength(0);
    }
}
