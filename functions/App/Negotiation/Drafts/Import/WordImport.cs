using DocumentFormat.OpenXml.Packaging;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Drafts.Import;

/// <summary>
/// Reads the words of a Word document, headings and paragraphs, without their formatting. Content that would be lost is not left
/// out silently: the document is refused, with a sentence for each and its place.
/// </summary>
internal static class WordImport
{
    private const int MostLosses = 20;

    public static IReadOnlyList<DraftBlock> Read(byte[] bytes)
    {
        try
        {
            using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = 32 * 1024 * 1024 });
            if (file.MainDocumentPart?.Document?.Body is not { } body)
            {
                return [];
            }

            var reading = new WordReading(new(file.MainDocumentPart.StyleDefinitionsPart?.Styles));
            reading.Read(body);
            return reading.Lost.Count == 0
                ? reading.Blocks
                : throw ProblemException.Unprocessable("The draft was not published: something in it would be lost.", [.. reading.Lost.Distinct().Take(MostLosses)]);
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or System.Xml.XmlException or FileFormatException or InvalidDataException)
        {
            throw ProblemException.Unprocessable("The draft was not published.", ["It cannot be read as a Word document. Save it again as docx."]);
        }
    }
}
