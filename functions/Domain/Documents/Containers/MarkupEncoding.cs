using System.Text.RegularExpressions;

namespace Mandates.Domain.Documents.Containers;

/// <summary>In which encoding an XML part is written, by its byte order mark, its first characters or its declaration (XML 1.0, appendix F).</summary>
internal static partial class MarkupEncoding
{
    private static readonly (byte[] Begin, string Name)[] Begins =
    [
        ([0xFF, 0xFE, 0, 0], "utf-32"), ([0, 0, 0xFE, 0xFF], "utf-32BE"), ([0x3C, 0, 0, 0], "utf-32"), ([0, 0, 0, 0x3C], "utf-32BE"),
        ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16BE"), ([0x3C, 0], "utf-16"), ([0, 0x3C], "utf-16BE"),
    ];

    /// <returns>One that throws for bytes that mean nothing in it.</returns>
    /// <exception cref="UnfitFileException">When it is declared as one that is unknown or cannot be.</exception>
    public static Encoding Of(byte[] head)
    {
        if (Begins.FirstOrDefault(b => head.AsSpan().StartsWith(b.Begin)).Name is { } name)
        {
            return Strict(name);
        }

        var declared = Declaration.Match(Encoding.Latin1.GetString(head));
        if (!declared.Success)
        {
            return Strict("utf-8");
        }

        // The declaration was read as ASCII, so it cannot name an encoding in which ASCII is written otherwise.
        var encoding = Strict(declared.Groups["name"].Value);
        return encoding.GetBytes("<?xml").AsSpan().SequenceEqual("<?xml"u8) ? encoding : throw UnfitFileException.Damaged();
    }

    private static Encoding Strict(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw UnfitFileException.Damaged();
        }
    }

    [GeneratedRegex("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*([\"'])(?<name>[A-Za-z][A-Za-z0-9._-]*)\\1")]
    private static partial Regex Declaration { get; }
}
