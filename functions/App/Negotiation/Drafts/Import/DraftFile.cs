using Mandates.Functions.Documents.Word;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Drafts.Import;

/// <summary>A text as it came: as Markdown or as a Word document, read into paragraphs, with the bytes themselves.</summary>
internal sealed record DraftFile(IReadOnlyList<DraftBlock> Blocks, SourceFile Source, byte[] Bytes)
{
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxMarkdown = 1024 * 1024;
    private const int MostParagraphs = 2_000;
    private const string MarkdownType = "text/markdown";

    // It is read into a tree, and has no tables: less than of a reply.
    private static readonly FileLimits Limits = new() { MostUnfolded = 64 * 1024 * 1024, AlwaysUnfolded = 1024 * 1024, MostRatio = 100, Instead = "Send its text as Markdown." };

    /// <exception cref="ProblemException">400 when it is empty, 415 when it says that it is something else, 422 when it cannot be read.</exception>
    public static async Task<DraftFile> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = DraftType.Of(request.ContentType);
        using var content = new MemoryStream();
        await new BoundedStream(request.Body, type.IsWord ? MaxBytes : MaxMarkdown).CopyToAsync(content, cancellationToken);
        return Of(content.ToArray(), type);
    }

    /// <exception cref="ProblemException">400 when it is empty, 422 when it cannot be read.</exception>
    public static DraftFile Of(byte[] bytes, DraftType type)
    {
        // Kept as UTF-8, whatever it came in: its type as it is kept names no other.
        bytes = type.IsWord ? bytes : Encoding.UTF8.GetBytes(Characters(bytes, type.Charset));
        var blocks = type.IsWord ? Word(bytes) : DraftText.Blocks(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        return blocks.Count switch
        {
            0 => throw new ProblemException(400, "The draft is empty.", "Send its text as Markdown or as a Word document (docx)."),
            > MostParagraphs => throw ProblemException.Unprocessable("The draft was not published.", [$"It has more than {MostParagraphs} paragraphs."]),
            _ => new(blocks, new(type.IsWord ? WordDocument.MediaType : MarkdownType, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes),
        };
    }

    private static IReadOnlyList<DraftBlock> Word(byte[] bytes) =>
        bytes.Length == 0 ? []
        : FileKind.All[".docx"].Check(new MemoryStream(bytes), Limits) is { } wrong ? throw ProblemException.Unprocessable("The draft was not published.", [wrong])
        : WordImport.Read(bytes);

    /// <exception cref="ProblemException">422 when the bytes are no text in that encoding.</exception>
    internal static string Characters(byte[] bytes, Encoding charset)
    {
        try
        {
            return charset.GetString(bytes) is var text && !text.Contains('\0', StringComparison.Ordinal) ? text : throw NoText();
        }
        catch (DecoderFallbackException)
        {
            throw NoText();
        }
    }

    private static ProblemException NoText() =>
        ProblemException.Unprocessable("The draft was not published.", ["It is not UTF-8 text. Save it as UTF-8, or send a Word document with its own Content-Type."]);
}
