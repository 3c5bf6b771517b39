using System.IO.Compression;
using System.IO.Hashing;

namespace Mandates.Domain.Documents.Containers;

/// <summary>
/// The content of a part as its compressed stream really yields it. It is refused as soon as it is longer than the
/// directory says, and at its end when it is shorter, has another check sum, or does not fill its place in the file.
/// </summary>
internal sealed class PartStream : ForwardStream
{
    private readonly ZipPart part;
    private readonly RawSlice raw;
    private readonly Stream content;
    private readonly Crc32 sum = new();
    private long total;

    public PartStream(Stream file, ZipPart part)
    {
        this.part = part;
        raw = new(file, part.Start, part.PackedLength);
        content = part.IsDeflated ? new DeflateStream(raw, CompressionMode.Decompress) : raw;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = buffer.IsEmpty ? 0 : content.Read(buffer);
        sum.Append(buffer[..read]);
        total += read;
        if (total > part.Length || (read == 0 && !buffer.IsEmpty && !IsWhole()))
        {
            throw UnfitFileException.Damaged();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsWhole() =>
        total == part.Length && sum.GetCurrentHashAsUInt32() == part.Crc && raw.IsUsedUp && !(part.IsDeflated && raw.IsTooShort);
}
