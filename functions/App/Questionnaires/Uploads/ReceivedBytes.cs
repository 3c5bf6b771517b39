using System.Buffers;
using Microsoft.IO;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>What one request brought, in pooled buffers that go back when this is disposed.</summary>
public sealed class ReceivedBytes : IDisposable
{
    // Free buffers beyond this number are left to the garbage collector.
    private const long MostFreeBytes = 32 * 1024 * 1024;

    private static readonly RecyclableMemoryStreamManager Buffers = new(new RecyclableMemoryStreamManager.Options { MaximumSmallPoolFreeBytes = MostFreeBytes });

    private readonly RecyclableMemoryStream stream = Buffers.GetStream();

    private ReceivedBytes()
    {
    }

    public long Length => stream.Length;

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Open()));

    internal ReadOnlySequence<byte> Sequence => stream.GetReadOnlySequence();

    /// <summary>Reads it from the beginning; for one reader after the other, and not after this is disposed.</summary>
    public Stream Open()
    {
        stream.Position = 0;
        return stream;
    }

    /// <param name="body">Bounded by its owner.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ReceivedBytes> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var received = new ReceivedBytes();
        try
        {
            await body.CopyToAsync(received.stream, cancellationToken);
            return received;
        }
        catch
        {
            received.Dispose();
            throw;
        }
    }

    public void Dispose() => stream.Dispose();
}
