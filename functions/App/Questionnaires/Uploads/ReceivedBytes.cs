using System.Buffers;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>What one request brought, in a rented buffer that goes back when this is disposed.</summary>
public sealed class ReceivedBytes : IDisposable
{
    private byte[] buffer;
    private int length;

    private ReceivedBytes(int capacity) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length => length;

    internal ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Span));

    /// <summary>To read it from the beginning; not after this is disposed.</summary>
    public Stream Open() => new MemoryStream(buffer, 0, length, writable: false);

    /// <param name="body">Bounded by its owner.</param>
    /// <param name="expected">How many bytes are likely; more make the buffer grow.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ReceivedBytes> ReadAsync(Stream body, int expected, CancellationToken cancellationToken)
    {
        // No larger than what is expected: one byte more would rent the double.
        var received = new ReceivedBytes(Math.Max(1, expected));
        var beyond = new byte[1];
        try
        {
            while (true)
            {
                var isFull = received.length == received.buffer.Length;
                var read = await body.ReadAsync(isFull ? beyond : received.buffer.AsMemory(received.length), cancellationToken);
                if (read == 0)
                {
                    return received;
                }

                if (isFull)
                {
                    received.Grow();
                    received.buffer[received.length] = beyond[0];
                }

                received.length += read;
            }
        }
        catch
        {
            received.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
