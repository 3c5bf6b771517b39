using System.Buffers;
using System.Xml;
using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents.Office;

/// <summary>What the XML parts of Office documents may say. One reads one part.</summary>
/// <param name="main">The family, if it is the main part.</param>
/// <param name="links">Ids of the relationships of the part that lead out of the document.</param>
/// <param name="budget">Of the document.</param>
internal sealed class OfficeMarkup(OfficeFamily? main, HashSet<string> links, UnfoldingBudget budget) : IDisposable
{
    // A part may use any namespace for the data of its author; only in these do programs look for something to do.
    private static readonly string[] Spaces =
        ["http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/office/", "urn:schemas-microsoft-com:"];

    private static readonly string[] Running = ["altChunk", "subDoc", "OLEObject", "oleObject", "ddeLink", "oleLink", "connectString", "webPublishItem", "ocx"];
    private static readonly string[] Filled = ["imagedata", "fill", "stroke"];
    private static readonly string[] Formulas = ["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula", "fmla"];

    private readonly FieldCodes fields = new(budget);
    private (string? Space, bool IsOfPrograms) last;

    // Of the formula that is being read; borrowed when the part has one.
    private char[]? formula;
    private int formulaLength;
    private bool isFormula;

    // Made once: of each text a part may have a million.
    private Action<ReadOnlySpan<char>>? ofFormula;
    private Action<ReadOnlySpan<char>>? ofField;

    public void Visit(XmlReader node)
    {
        switch (node.NodeType)
        {
            case XmlNodeType.Element:
                Element(node);
                break;
            case XmlNodeType.EndElement:
                EndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                Words(node);
                break;
        }
    }

    /// <summary>Called at the end of the part, where a field may have been left open.</summary>
    public void End() => fields.End();

    private void Element(XmlReader element)
    {
        var name = element.LocalName;
        if (element.Depth == 0 && main is not null && name != main.MainRoot)
        {
            throw new UnfitFileException(main.Otherwise);
        }

        EndElement();
        if (!IsOfPrograms(element.NamespaceURI))
        {
            return;
        }

        if (Running.Contains(name))
        {
            throw UnfitFileException.CarriesProgram();
        }

        fields.Element(element);
        isFormula = Formulas.Contains(name) && !element.IsEmptyElement;
        Attributes(element, name);
    }

    private void Attributes(XmlReader element, string name)
    {
        while (element.MoveToNextAttribute())
        {
            var isLoaded = element.LocalName switch
            {
                "src" => Elsewhere.Is(element.Value(budget)),
                "href" when Filled.Contains(name) => Elsewhere.Is(element.Value(budget)),
                "href" => Elsewhere.Runs(element.Value(budget)),
                _ => element.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) && links.Contains(element.Value(budget)) && !IsLink(name),
            };
            if (isLoaded)
            {
                throw UnfitFileException.LoadsFromElsewhere();
            }
        }

        element.MoveToElement();
    }

    // Elements of one namespace follow each other.
    private bool IsOfPrograms(string space)
    {
        if (!ReferenceEquals(space, last.Space))
        {
            last = (space, IsKnown(space));
        }

        return last.IsOfPrograms;
    }

    private static bool IsKnown(string space) => Array.Exists(Spaces, known => space.StartsWith(known, StringComparison.Ordinal));

    private static bool IsLink(string element) => element.StartsWith("hlink", StringComparison.Ordinal) || element == "hyperlink";

    private void Words(XmlReader text)
    {
        if (fields.IsReading)
        {
            text.Pieces(ofField ??= fields.Words);
        }

        if (isFormula)
        {
            text.Pieces(ofFormula ??= Formula);
        }
    }

    private void Formula(ReadOnlySpan<char> piece)
    {
        formula ??= ArrayPool<char>.Shared.Rent(FormulaText.MostCharacters + 1);
        var more = Math.Min(piece.Length, FormulaText.MostCharacters + 1 - formulaLength);
        piece[..more].CopyTo(formula.AsSpan(formulaLength));
        formulaLength += more;
    }

    private void EndElement()
    {
        if (formulaLength > 0 && FormulaText.Reaches(formula.AsSpan(0, formulaLength)))
        {
            throw new UnfitFileException("The workbook has a formula that reaches out of it, to another file, a program or the network. Replace it by its value.");
        }

        (isFormula, formulaLength) = (false, 0);
        fields.EndElement();
    }

    public void Dispose()
    {
        if (formula is not null)
        {
            ArrayPool<char>.Shared.Return(formula);
            formula = null;
        }
    }
}
