namespace Mandates.Domain.Documents.Containers;

/// <summary>The compressed bytes of one part, and no byte beside them.</summary>
internal sealed class RawSlice(Stream file, long from, long length) : ForwardStream
{
    private readonly long end = from + length;
    private long at = from;

    /// <summary>Whether every byte was asked for. A compressed stream that ends before its part does has something hidden behind it.</summary>
    public bool IsUsedUp => at == end;

    /// <summary>Whether more was asked for than there is: the compressed stream has no end.</summary>
    public bool IsTooShort { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (at == end)
        {
            IsTooShort = true;
            return 0;
        }

        // The last byte is given out alone: whoever has no use for it does not ask, and IsUsedUp tells so.
        var most = (int)Math.Min(buffer.Length, Math.Max(1, end - at - 1));
        file.Position = at;
        var read = file.Read(buffer[..most]);
        at += read > 0 ? read : throw UnfitFileException.Damaged();
        return read;
    }
}
