namespace Mandates.Domain.Documents;

/// <summary>A PDF document: it begins as one, ends as one, and is nothing else besides.</summary>
internal static class PdfFile
{
    // Readers look for the beginning and the end of a document within this many bytes.
    private const int Edge = 1024;

    // The end of a ZIP directory with the longest comment that can follow it.
    private const int ZipTail = 22 + ushort.MaxValue;

    private static readonly string[] Markup = ["<!doctype", "<html", "<script", "<svg", "<?xml", "<body", "<?php"];

    public static Sentence? Check(Stream content, FileLimits limits)
    {
        var head = content.Head(Edge);
        var tail = content.Tail(ZipTail);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        return head switch
        {
            _ when !IsVersioned(head) => "The file does not begin as a PDF document.",
            _ when end < 0 || end < tail.Length - Edge => "The PDF document has no end: it was cut off. Send it again.",
            _ when tail.AsSpan(end + 5).ContainsAnyExcept(" \r\n\t\0"u8) => "Something follows the end of the PDF document. Save it anew.",
            _ when tail.AsSpan().LastIndexOf("startxref"u8) is var table && (table < 0 || table > end) => "The PDF document has no table of contents: it is damaged. Save it anew.",
            _ when tail.AsSpan().IndexOf("PK\x05\x06"u8) >= 0 => "The file is an archive as well as a PDF document. Save the document anew.",
            _ when LooksLikeMarkup(head) => "The file is a web page as well as a PDF document. Save the document anew.",
            _ => null,
        };
    }

    private static bool IsVersioned(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) && head.Length > 8 && head[5] is (byte)'1' or (byte)'2' && head[6] == '.' && char.IsAsciiDigit((char)head[7]);

    private static bool LooksLikeMarkup(byte[] head)
    {
        var text = Encoding.Latin1.GetString(head);
        return Markup.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }
}
