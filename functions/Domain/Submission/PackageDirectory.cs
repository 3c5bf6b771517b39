using System.Buffers.Binary;

namespace Mandates.Domain.Submission;

/// <summary>The directory at the end of a package: what it says is in it. Nothing that it says is believed yet.</summary>
/// <param name="Entries">The files, in its order.</param>
/// <param name="Begins">Where the directory begins, and the files end.</param>
/// <param name="Bytes">From there to the end, as it stands.</param>
internal sealed record PackageDirectory(IReadOnlyList<StoredEntry> Entries, long Begins, byte[] Bytes)
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const int EntryLength = 46;
    private const int LongestComment = ushort.MaxValue;

    public static async Task<PackageDirectory> ReadAsync(Stream package, CancellationToken cancellationToken)
    {
        if (package.Length < StoredZip.EndLength || !(await BytesAsync(package, 0, 4, cancellationToken)).AsSpan().StartsWith("PK"u8))
        {
            throw new PackageFault("The file is not a package: it is not a ZIP file.");
        }

        var tail = await BytesAsync(package, Math.Max(0, package.Length - StoredZip.EndLength - LongestComment), int.MaxValue, cancellationToken);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0)
        {
            throw new PackageFault("The package is cut short: the end of the ZIP file is missing.");
        }

        if (tail.Length - end - StoredZip.EndLength is not 0 and var more)
        {
            throw new PackageFault(more > 0 && IsOurs(tail.AsSpan(end), package.Length - tail.Length + end)
                ? (Sentence)$"{more} bytes follow the end of the ZIP file, or are its comment; a package has neither."
                : "The package is cut short: the end of the ZIP file is missing.");
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        var isWide = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) == ushort.MaxValue;
        var ends = package.Length - StoredZip.EndLength - (isWide ? StoredZip.WideEndLength : 0);
        if (length > MostBytes || length > ends)
        {
            throw new PackageFault("The directory of the ZIP file was altered: it is larger than the file, or than a package's can be.");
        }

        var bytes = await BytesAsync(package, ends - length, int.MaxValue, cancellationToken);
        return new([.. EntriesOf(bytes, (int)length)], ends - length, bytes);
    }

    // A file of the package may be a ZIP file itself; its end record holds offsets within that file.
    private static bool IsOurs(ReadOnlySpan<byte> end, long at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) == ushort.MaxValue
        || BinaryPrimitives.ReadUInt32LittleEndian(end[12..]) + (long)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]) == at;

    private static IEnumerable<StoredEntry> EntriesOf(byte[] bytes, int length)
    {
        for (var at = 0; at < length;)
        {
            var entry = bytes.AsMemory(at, length - at);
            var nameLength = entry.Length < EntryLength ? 0 : U16(entry, 28);
            if (!entry.Span.StartsWith("PK\x01\x02"u8) || nameLength == 0 || entry.Length < EntryLength + nameLength)
            {
                throw new PackageFault("The directory of the ZIP file was altered: it cannot be read.");
            }

            var name = NameOf(entry.Span.Slice(EntryLength, nameLength));
            if (!PackageNames.IsAllowed(name))
            {
                throw new PackageFault($"The name '{VisibleText.Of(name)}' is not allowed in a package: it could lead outside its folder.");
            }

            if (U16(entry, 10) != 0 || U32(entry, 20) != U32(entry, 24))
            {
                throw new PackageFault($"{name} is compressed; a package holds its files as they are.");
            }

            yield return new(name, U32(entry, 24), U32(entry, 16));
            at += EntryLength + nameLength + U16(entry, 30) + U16(entry, 32);
        }
    }

    private static string NameOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static ushort U16(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[at..]);

    private static uint U32(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);

    internal static async Task<byte[]> BytesAsync(Stream package, long from, int most, CancellationToken cancellationToken)
    {
        package.Position = from;
        var bytes = new byte[Math.Min(most, package.Length - from)];
        await package.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
