using System.Diagnostics;

namespace Mandates.Functions.Web;

/// <summary>
/// Reads from a sender that keeps a pace, and cuts off one that does not: a byte a second would hold a connection for
/// years. Only the time spent waiting for the sender counts, in real time, not in mandate time.
/// </summary>
internal sealed class PacedStream(Stream inner, PaceOptions pace) : Stream
{
    private TimeSpan waited;
    private long bytesRead;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => bytesRead;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = pace.Patience + TimeSpan.FromSeconds((double)bytesRead / pace.MinBytesPerSecond) - waited;
        using var tooSlow = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        tooSlow.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var read = await inner.ReadAsync(buffer, tooSlow.Token);
            bytesRead += read;
            return read;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(408, "The body arrived too slowly.", $"Send at least {pace.MinBytesPerSecond} bytes a second, or smaller parts.");
        }
        finally
        {
            waited += Stopwatch.GetElapsedTime(begun);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
