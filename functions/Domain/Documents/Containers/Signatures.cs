namespace Mandates.Domain.Documents.Containers;

/// <summary>The first bytes by which kinds of files are known.</summary>
internal static class Signatures
{
    private static readonly byte[][] Pictures =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "BM"u8], [(byte)'I', (byte)'I', 0x2A, 0], [(byte)'M', (byte)'M', 0, 0x2A],
        [(byte)'I', (byte)'I', 0xBC, 1], [1, 0, 0, 0], [0xD7, 0xCD, 0xC6, 0x9A], [1, 0, 9, 0], [2, 0, 9, 0], [0x1F, 0x8B], [.. "RIFF"u8], [0, 0, 1, 0], [.. "VCLMTF"u8],
        [0, 0, 0, 0x0C, (byte)'j', (byte)'P'], [0xFF, 0x4F, 0xFF, 0x51],
    ];

    private static readonly byte[][] Other =
    [
        [.. "MZ"u8], [.. "PK\x03\x04"u8], [.. "PK\x05\x06"u8], OldOffice.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'], [.. "Rar!"u8], [(byte)'7', (byte)'z', 0xBC, 0xAF], [.. "#!"u8], [.. "%PDF-"u8],
        [0xCA, 0xFE, 0xBA, 0xBE], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [.. "MSCF"u8], [.. "ITSF"u8], [.. "L\0\0\0"u8], [.. "{\\rt"u8],
    ];

    /// <summary>The containers of Office before 2007, in which it also keeps documents with a password.</summary>
    public static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether it is one of the pictures that word processors write: PNG, JPEG, GIF, BMP, TIFF, WMF, EMF, SVG and a few more; or empty.</summary>
    public static bool IsPicture(byte[] head) =>
        head.Length == 0 || Pictures.Any(p => head.AsSpan().StartsWith(p)) || (head.Length >= 12 && head.AsSpan(4).StartsWith("ftyp"u8)) || IsDrawing(head);

    /// <summary>Whether it begins as markup, as an SVG drawing does.</summary>
    public static bool IsDrawing(byte[] head) =>
        Text(head) is var text && (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<svg", StringComparison.Ordinal) || text.StartsWith("<!--", StringComparison.Ordinal));

    /// <summary>Whether it begins as a program, an archive, a document or a page: what nobody keeps in a picture, a font or the settings of a printer.</summary>
    public static bool IsForeign(byte[] head) =>
        Other.Any(o => head.AsSpan().StartsWith(o)) || (Text(head) is var text && (text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.Contains("<script", StringComparison.OrdinalIgnoreCase)));

    private static string Text(byte[] head) => Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
}
