using Mandates.Functions.Documents.Word;
using Mandates.Functions.Web;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.Negotiation.Drafts.Import;

/// <summary>As what a text says that it comes: as a Word document, or as characters in some encoding.</summary>
/// <param name="IsWord">Else it is Markdown, of which plain text is a kind.</param>
/// <param name="Charset">In which its characters are written; throws for bytes that mean nothing in it.</param>
internal sealed record DraftType(bool IsWord, Encoding Charset)
{
    private static readonly string[] Texts = ["text/markdown", "text/x-markdown", "text/plain"];

    /// <summary>Of a sender who does not say.</summary>
    public static DraftType Usual { get; } = new(false, new UTF8Encoding(false, throwOnInvalidBytes: true));

    public static DraftType Word { get; } = Usual with { IsWord = true };

    /// <exception cref="ProblemException">415 for anything else: what is published is published.</exception>
    public static DraftType Of(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return Usual;
        }

        return !MediaTypeHeaderValue.TryParse(contentType, out var type) ? throw Refused()
            : type.MediaType.Equals(WordDocument.MediaType, StringComparison.OrdinalIgnoreCase) ? Word
            : !Texts.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase) ? throw Refused()
            : HeaderUtilities.RemoveQuotes(type.Charset) is { Length: > 0 } charset ? new(false, Named(charset.Value!))
            : Usual;
    }

    public static ProblemException Refused() =>
        new(StatusCodes.Status415UnsupportedMediaType, "The draft has a type that is not taken.", "Send Markdown as text/markdown, or a Word document (docx) with its own type.");

    private static Encoding Named(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "The draft has a type that is not taken.", "Its character set is unknown. Save it as UTF-8.");
        }
    }
}
