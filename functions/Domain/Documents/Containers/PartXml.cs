using System.Buffers;
using System.Xml;

namespace Mandates.Domain.Documents.Containers;

/// <summary>Reads a part as XML, node by node and to its end, and never holds it in memory.</summary>
internal static class PartXml
{
    // Readers of documents go down into themselves at each level; word processors write some thirty.
    private const int MostDepth = 256;

    /// <param name="container">Whose budget is asked first.</param>
    /// <param name="part">The part.</param>
    /// <param name="visit">Called at each node, the root element first; it may look at the attributes, and reads nothing on.</param>
    /// <exception cref="UnfitFileException">When it is too large or deep, declares a type, or is no XML to its end.</exception>
    /// <param name="document">What to do with a document type. It declares entities and loads; only a picture may name one, and is then read without it.</param>
    public static void Walk(this ZipContainer container, ZipPart part, Action<XmlReader> visit, DtdProcessing document = DtdProcessing.Prohibit)
    {
        container.Budget.TakeMarkup(part.Length);
        try
        {
            using var text = new StreamReader(container.Read(part), MarkupEncoding.Of(part.Head), detectEncodingFromByteOrderMarks: true);
            using var reader = XmlReader.Create(new BoundedMarkup(text), new()
            {
                DtdProcessing = document,
                XmlResolver = null,
                MaxCharactersInDocument = container.Budget.Limits.MostMarkup,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                NameTable = new BoundedNames(),
            });
            while (reader.Read())
            {
                container.Budget.TakeNodes(1 + reader.AttributeCount);
                if (reader.Depth > MostDepth)
                {
                    throw new UnfitFileException($"The part {part.Name} of the document is nested more than {MostDepth} levels deep. {container.Budget.Limits.Instead}");
                }

                if (reader.NodeType is not (XmlNodeType.XmlDeclaration or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                {
                    visit(reader);
                }
            }
        }
        catch (Exception damaged) when (damaged is XmlException or DecoderFallbackException)
        {
            throw new UnfitFileException($"The part {part.Name} of the document is damaged, or declares a document type (DOCTYPE). Save the document anew.");
        }
    }

    /// <summary>An attribute without a namespace; null when there is none.</summary>
    public static string? Own(this XmlReader element, string name) => element.GetAttribute(name, "");

    /// <summary>The value of the present attribute, which is looked at as a whole.</summary>
    public static string Value(this XmlReader attribute, UnfoldingBudget budget)
    {
        var value = attribute.Value;
        budget.TakeLookedAt(LookedAt(value));
        return value;
    }

    /// <summary>What a text of that length takes in memory, with what is made of it to look at it.</summary>
    public static long LookedAt(string value) => 128 + (4L * value.Length);

    /// <summary>The text of a node in pieces, of which none is long and none is kept.</summary>
    public static void Pieces(this XmlReader text, Action<ReadOnlySpan<char>> take)
    {
        if (!text.CanReadValueChunk)
        {
            take(text.Value);
            return;
        }

        var buffer = ArrayPool<char>.Shared.Rent(4096);
        while (text.ReadValueChunk(buffer, 0, buffer.Length) is > 0 and var read)
        {
            take(buffer.AsSpan(0, read));
        }

        ArrayPool<char>.Shared.Return(buffer);
    }
}
