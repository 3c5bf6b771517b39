using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace Mandates.Domain.Documents;

/// <summary>A PDF document: it begins as one, its end leads to its table of objects, and it is nothing else besides (ISO 32000-1, 7.5).</summary>
internal static partial class PdfFile
{
    // Readers look for the beginning and the end of a document within this many bytes.
    private const int Edge = 1024;

    // The end of a ZIP directory with the longest comment that can follow it.
    private const int ZipTail = 22 + ushort.MaxValue;
    private const int ZipEnd = 22;

    // Programs that write PDF files miscount by a line end or two.
    private const int Around = 32;

    private static readonly string[] Markup = ["<!doctype", "<html", "<script", "<svg", "<?xml", "<body", "<?php"];

    public static Sentence? Check(Stream content, FileLimits limits)
    {
        var head = content.Head(Edge);
        var tail = content.Tail(ZipTail);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        var begin = Begin(head);
        return head switch
        {
            _ when begin < 0 => "The file does not begin as a PDF document.",
            _ when end < 0 || end < tail.Length - Edge => "The PDF document has no end: it was cut off. Send it again.",
            _ when tail.AsSpan(end + 5).ContainsAnyExcept(" \r\n\t\0"u8) => "Something follows the end of the PDF document. Save it anew.",
            _ when !LeadsToTable(content, tail.AsSpan(0, end), begin) => "The PDF document has no table of contents: it is damaged. Save it anew.",
            _ when IsArchive(tail, content.Length - tail.Length) => "The file is an archive as well as a PDF document. Save the document anew.",
            _ when IsPage(head) => "The file is a web page as well as a PDF document. Save the document anew.",
            _ => null,
        };
    }

    // White space and a byte order mark are no other kind of file; anything else before the beginning could be one.
    private static int Begin(ReadOnlySpan<byte> head)
    {
        var begin = head.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var blank = head[begin..].IndexOfAnyExcept(" \r\n\t\0"u8);
        begin += Math.Max(0, blank);
        var first = head[begin..];
        return blank >= 0 && first.StartsWith("%PDF-"u8) && first.Length > 8 && first[5] is (byte)'1' or (byte)'2' && first[6] == '.' && char.IsAsciiDigit((char)first[7]) ? begin : -1;
    }

    // "startxref", a number, and at that place a table or an object that has one. Places count from the beginning of the document.
    private static bool LeadsToTable(Stream content, ReadOnlySpan<byte> tail, int begin)
    {
        var last = tail.LastIndexOf("startxref"u8);
        return last >= 0 && Place.Match(Encoding.Latin1.GetString(tail[last..])) is { Success: true } place
            && long.Parse(place.Groups["at"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var at && at + begin < content.Length
            && (IsTable(content, at) || (begin > 0 && IsTable(content, at + begin)) || HasTable(tail[..last]));
    }

    // A table just before, whatever its place is said to be: readers find it when something was put in after it was counted.
    private static bool HasTable(ReadOnlySpan<byte> tail) =>
        tail.LastIndexOf("trailer"u8) is >= 0 and var trailer && tail[trailer..].IndexOf("/Root"u8) >= 0
        && tail[..trailer].LastIndexOf("xref"u8) is > 0 and var table && Table.IsMatch(Encoding.Latin1.GetString(tail[(table - 1)..Math.Min(tail.Length, table + Around)]));

    private static bool IsTable(Stream content, long at)
    {
        content.Position = Math.Max(0, at - Around);
        var there = new byte[Math.Min((2 * Around) + (int)(at - content.Position), content.Length - content.Position)];
        content.ReadExactly(there);
        return Table.IsMatch(Encoding.Latin1.GetString(there));
    }

    // A document may have an archive within it, as an attachment is; then its stream goes on to its own end. One whose
    // end is that of the file, or of no stream, is an archive to programs that look from behind; so is one whose places
    // count from the beginning of the file.
    private static bool IsArchive(ReadOnlySpan<byte> tail, long before)
    {
        var isArchive = false;
        for (var left = tail; left.IndexOf("PK\x05\x06"u8) is >= 0 and var at;)
        {
            left = left[at..];
            if (left.Length < ZipEnd)
            {
                return true;
            }

            var length = ZipEnd + BinaryPrimitives.ReadUInt16LittleEndian(left[20..]);
            var directory = (long)BinaryPrimitives.ReadUInt32LittleEndian(left[12..]) + BinaryPrimitives.ReadUInt32LittleEndian(left[16..]);
            isArchive |= length >= left.Length || !Trimmed(left[length..]).StartsWith("endstream"u8) || directory == before + tail.Length - left.Length;
            left = left[4..];
        }

        return isArchive;
    }

    // The same of markup: in a stream it is a form or an attachment, if it is not made to be shown.
    private static bool IsPage(byte[] head)
    {
        var text = Encoding.Latin1.GetString(head).ToLowerInvariant();
        var streams = Streams.Matches(text).Select(m => m.Index + m.Length).ToArray();
        foreach (var tag in Markup)
        {
            for (var at = text.IndexOf(tag, StringComparison.Ordinal); at >= 0; at = text.IndexOf(tag, at + 1, StringComparison.Ordinal))
            {
                if (streams.LastOrDefault(s => s <= at, -1) is var stream && (stream < 0 || !IsForm(text[stream..], at - stream)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Begins as XML, and goes on at least to the tag in question.
    private static bool IsForm(string stream, int tag) =>
        stream.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t') is var first
        && (first.StartsWith("<?xml", StringComparison.Ordinal) || first.StartsWith("<xdp:", StringComparison.Ordinal))
        && stream.IndexOf("endstream", StringComparison.Ordinal) is var end && (end < 0 || end > tag);

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \r\n\t"u8);

    [GeneratedRegex(@"^startxref\s+(?<at>[0-9]{1,12})\s+\z")]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"(?:^|\s)xref\s+[0-9]+\s+[0-9]+|(?:^|\s)[0-9]+\s+[0-9]+\s+obj")]
    private static partial Regex Table { get; }

    [GeneratedRegex(@"(?<!end)stream\r?\n")]
    private static partial Regex Streams { get; }
}
