using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Mandates.Functions.Documents;

/// <summary>Writes a Word document from top to bottom: title, contents, headings, paragraphs and tables, with its symbol on every page.</summary>
internal sealed class WordDocument(string symbol, string language)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly Body body = new();
    private readonly List<(int Level, string Text, string Bookmark)> headings = [];
    private int? contentsAt;

    public void Title(string text) => Paragraph(text, WordStyles.Title);

    /// <summary>Here stand the headings of the first two levels, as links.</summary>
    public void Contents() => contentsAt = body.ChildElements.Count;

    public void Heading(int level, string text)
    {
        var id = headings.Count.ToString(CultureInfo.InvariantCulture);
        var bookmark = $"h{id}";
        headings.Add((level, text, bookmark));
        body.Append(new Paragraph(
            Style(WordStyles.Heading(level)), new BookmarkStart { Id = id, Name = bookmark }, Run(text), new BookmarkEnd { Id = id }));
    }

    /// <summary>A paragraph; line breaks in the text stay.</summary>
    public void Paragraph(string text, string style = "Normal") => body.Append(new Paragraph(Style(style), Run(text)));

    /// <summary>An empty box to write in by hand.</summary>
    public void Box(int lines) => body.Append(Bordered(new TableRow(
        new TableRowProperties(new TableRowHeight { Val = (uint)(lines * 400) }), new TableCell(new Paragraph()))), new Paragraph());

    /// <summary>A table whose first row is its head.</summary>
    public void Table(IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = Bordered([.. rows.Select((cells, i) => new TableRow(
        [
            .. i == 0 ? new OpenXmlElement[] { new TableRowProperties(new TableHeader()) } : [],
            .. cells.Select(cell => new TableCell(new Paragraph(Run(cell, bold: i == 0)))),
        ]))]);
        body.Append(table, new Paragraph());
    }

    public byte[] ToArray()
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.All();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(Right(Run(symbol)));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Right(new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }));
            InsertContents();
            body.Append(new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1304, Bottom = 1304, Left = 1304, Right = 1304, Header = 680, Footer = 680 }));
            main.Document = new Document(body);
            file.PackageProperties.Title = symbol;
            file.PackageProperties.Language = language;
        }

        return bytes.ToArray();
    }

    // The field can be renewed in the word processor; until then it shows what it would come to, without page numbers.
    private void InsertContents()
    {
        if (contentsAt is not { } at)
        {
            return;
        }

        var lines = headings.Where(h => h.Level <= 2).Select(h => new Paragraph(
            Style(WordStyles.Contents(h.Level)), new Hyperlink(Run(h.Text)) { Anchor = h.Bookmark, History = true })).ToArray();
        if (lines.Length == 0)
        {
            return;
        }

        lines[0].InsertAfter(new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), lines[0].ParagraphProperties);
        lines[0].InsertAt(new Run(new FieldCode(" TOC \\o \"1-2\" \\h \\n ") { Space = SpaceProcessingModeValues.Preserve }), 2);
        lines[0].InsertAt(new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), 3);
        lines[^1].Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
        foreach (var line in lines.Reverse())
        {
            body.InsertAt(line, at);
        }
    }

    private static Table Bordered(params TableRow[] rows)
    {
        var line = BorderValues.Single;
        return new(
        [
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = line, Size = 4 }, new LeftBorder { Val = line, Size = 4 }, new BottomBorder { Val = line, Size = 4 },
                    new RightBorder { Val = line, Size = 4 }, new InsideHorizontalBorder { Val = line, Size = 4 }, new InsideVerticalBorder { Val = line, Size = 4 })),
            new TableGrid([.. Enumerable.Range(0, rows[0].Elements<TableCell>().Count()).Select(_ => new GridColumn())]),
            .. rows,
        ]);
    }

    private static Paragraph Right(OpenXmlElement content) =>
        new(new ParagraphProperties(new Justification { Val = JustificationValues.Right }), content);

    private static ParagraphProperties Style(string id) => new(new ParagraphStyleId { Val = id });

    private static Run Run(string text, bool bold = false)
    {
        var run = new Run();
        if (bold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        foreach (var (line, i) in Printable(text).Split('\n').Select((line, i) => (line, i)))
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    // XML has no place for control characters, wherever they came from.
    private static string Printable(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
