using System.Buffers;
using System.Buffers.Binary;

namespace Mandates.Domain.Documents.Containers;

/// <summary>The numbers and names in the records of a ZIP file, by PKWARE's APPNOTE 6.3.10.</summary>
internal static class ZipFields
{
    private const ushort Zip64 = 1;
    private const ushort UnicodePath = 0x7075;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\\:*?\"<>|");
    private static readonly string[] Hidden = ["%2e", "%2f", "%5c", "%00", "%25"];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static ushort Short(this ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadUInt16LittleEndian(record[at..]);

    public static uint Int(this ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadUInt32LittleEndian(record[at..]);

    /// <summary>
    /// Lengths that are given as "look in the extra field", looked up there. Small files have no need of it, but some
    /// programs write it always; a field that does not fit is refused.
    /// </summary>
    public static void Resolve(ReadOnlySpan<byte> extra, Span<long> lengths)
    {
        var left = extra;
        var found = ReadOnlySpan<byte>.Empty;
        while (left.Length >= 4)
        {
            var (id, length) = (left.Short(0), left.Short(2));
            if (left.Length < 4 + length || id == UnicodePath || (id == Zip64 && !found.IsEmpty))
            {
                throw UnfitFileException.Damaged();
            }

            found = id == Zip64 ? left.Slice(4, length) : found;
            left = left[(4 + length)..];
        }

        foreach (ref var length in lengths)
        {
            if (length != uint.MaxValue)
            {
                continue;
            }

            length = found.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(found) : -1;
            if (length is < 0 or >= uint.MaxValue)
            {
                throw UnfitFileException.Damaged();
            }

            found = found[8..];
        }
    }

    /// <exception cref="UnfitFileException">When it is no name, or one that leaves the container.</exception>
    public static string Name(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var name = Strict.GetString(bytes);
            return IsInside(name) ? name : throw Forged();
        }
        catch (DecoderFallbackException)
        {
            throw Forged();
        }
    }

    public static UnfitFileException Forged() => new("The document has a part with a forged name. Save it anew.");

    private static bool IsInside(string name) =>
        name.Length is > 0 and <= 255 && !name.AsSpan().ContainsAny(NotInNames) && !name.Any(c => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format)
        && !name.TrimEnd('/').Split('/').Any(segment => segment.Length == 0 || segment.Trim() != segment || segment.EndsWith('.'))
        && !name.EndsWith("//", StringComparison.Ordinal) && !HidesSeparator(name);

    // "%2e" and "%2f" are a dot and a slash to a program that decodes names.
    private static bool HidesSeparator(string name) =>
        name.Contains('%', StringComparison.Ordinal) && Hidden.Any(hidden => name.Contains(hidden, StringComparison.OrdinalIgnoreCase));
}
