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

    private static readonly FileLimits Limits = new() { MostUnfolded = 64 * 1024 * 1024, Instead = "Send its text as Markdown." };

    public static async Task<DraftFile> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var isWord = request.ContentType?.StartsWith(WordDocument.MediaType, StringComparison.OrdinalIgnoreCase) == true;
        using var content = new MemoryStream();
        await new BoundedStream(request.Body, isWord ? MaxBytes : MaxMarkdown).CopyToAsync(content, cancellationToken);
        return Of(content.ToArray(), isWord);
    }

    /// <exception cref="ProblemException">400 when it is empty, 422 when it cannot be read.</exception>
    public static DraftFile Of(byte[] bytes, bool isWord)
    {
        var blocks = isWord ? Word(bytes) : Markdown(bytes);
        return blocks.Count switch
        {
            0 => throw new ProblemException(400, "The draft is empty.", "Send its text as Markdown or as a Word document (docx)."),
            > MostParagraphs => throw ProblemException.Unprocessable("The draft was not published.", [$"It has more than {MostParagraphs} paragraphs."]),
            _ => new(blocks, new(isWord ? WordDocument.MediaType : MarkdownType, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes),
        };
    }

    private static IReadOnlyList<DraftBlock> Word(byte[] bytes) =>
        bytes.Length == 0 ? []
        : FileKind.All[".docx"].Check(new MemoryStream(bytes), Limits) is { } wrong ? throw ProblemException.Unprocessable("The draft was not published.", [wrong])
        : WordImport.Read(bytes);

    private static IReadOnlyList<DraftBlock> Markdown(byte[] bytes)
    {
        try
        {
            return DraftText.Blocks(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            throw ProblemException.Unprocessable("The draft was not published.", ["It is not UTF-8 text. Save it as UTF-8, or send a Word document with its own Content-Type."]);
        }
    }
}
