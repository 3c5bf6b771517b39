using System.Collections.Frozen;
using Mandates.Domain.Documents.Office;

namespace Mandates.Domain.Documents;

/// <summary>A kind of file that a reply may carry: its extension, its one media type, and the check of its content.</summary>
/// <param name="Extension">With the dot, in lower case.</param>
/// <param name="MediaType">What the sender must say that it is.</param>
/// <param name="Check">Null for a content that is of this kind and safe to keep; else what is wrong with it, as a sentence.</param>
public sealed record FileKind(string Extension, string MediaType, Func<Stream, FileLimits, Sentence?> Check)
{
    /// <summary>All accepted kinds. Any other kind is refused.</summary>
    public static FrozenDictionary<string, FileKind> All { get; } = new FileKind[]
    {
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", OfficeFamily.Word.Check),
        new(".odt", "application/vnd.oasis.opendocument.text", OpenDocumentFile.Check),
        new(".pdf", "application/pdf", PdfFile.Check),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OfficeFamily.Workbook.Check),
    }.ToFrozenDictionary(kind => kind.Extension, StringComparer.Ordinal);

    /// <summary>Such as "docx, odt, pdf", for people.</summary>
    public static string Names { get; } = string.Join(", ", All.Keys.Select(extension => extension[1..]).Order(StringComparer.Ordinal));
}

/// <summary>How much a compressed file may unfold to before it counts as a bomb.</summary>
public sealed record FileLimits
{
    public int MostEntries { get; init; } = 2_000;

    /// <summary>Bytes of all entries together, unfolded.</summary>
    public long MostUnfolded { get; init; } = 256L * 1024 * 1024;

    /// <summary>How many times larger than the file itself its entries may be together.</summary>
    public int MostRatio { get; init; } = 200;

    /// <summary>Bytes to which any file may unfold, however small it is: an empty table of a thousand lines is a few kilobytes.</summary>
    public long AlwaysUnfolded { get; init; } = 10L * 1024 * 1024;

    /// <summary>Bytes of one XML part.</summary>
    public long MostMarkup { get; init; } = 32L * 1024 * 1024;

    /// <summary>Bytes of all XML parts together.</summary>
    public long MostMarkupTogether { get; init; } = 64L * 1024 * 1024;

    /// <summary>Elements, texts and attributes of all XML parts together: reading them is what costs time.</summary>
    public int MostNodes { get; init; } = 4_000_000;

    /// <summary>Bytes of memory that the check takes altogether for links, addresses, fields and embedded workbooks, which it has to look at one by one.</summary>
    public long MostLookedAt { get; init; } = 20L * 1024 * 1024;

    /// <summary>What to send instead of a file that is beyond them.</summary>
    public Sentence Instead { get; init; } = "Send it as PDF.";
}
