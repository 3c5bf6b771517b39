using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mandates.Pages.Documents;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Mandates.Functions.Documents.Word;

/// <summary>Writes a Word document from top to bottom: title, contents, headings, paragraphs and tables, with its symbol on every page.</summary>
internal sealed class WordDocument(string symbol, Language language)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Grey = "9AA4AE";

    // In twentieths of a point: of a sheet of A4, and of the space around its text.
    private const int PageWidth = 11906;
    private const int Margin = 1304;

    private readonly Body body = new();
    private readonly List<(int Level, string Text, string Bookmark)> headings = [];
    private int? contentsAt;
    private bool hasHead;

    public void Title(string text) => Paragraph(text, WordStyles.Title);

    /// <summary>The lines at the top right of the first page, the symbol among them; none for a document that has it in the margin of every page.</summary>
    public void Head(IReadOnlyList<string> lines)
    {
        hasHead = lines.Count > 0;
        body.Append(lines.Select((line, i) => new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { After = i == lines.Count - 1 ? "360" : "0" },
                new Indentation { Left = ((PageWidth - (2 * Margin)) * 6 / 10).ToString(CultureInfo.InvariantCulture) }),
            Run(line))));
    }

    /// <summary>The table of contents: the headings of the first two levels, as links.</summary>
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

    /// <summary>A paragraph of words that look different; with a label, numbered by it.</summary>
    public void Paragraph(IReadOnlyList<PaperRun> runs, string? label, string style = "Normal") => body.Append(new Paragraph(
    [
        Style(label is null ? style : WordStyles.Numbered),
        .. label is null ? Array.Empty<OpenXmlElement>() : [new Run(new Text(label)), new Run(new TabChar())],
        .. runs.Select(run => Run(run.Text, run.Look)),
    ]));

    /// <summary>An empty box to write in by hand.</summary>
    public void Box(int lines) => body.Append(Bordered(new TableRow(
        new TableRowProperties(new TableRowHeight { Val = (uint)(lines * 400) }), new TableCell(new Paragraph()))), new Paragraph());

    /// <summary>A table whose first row is its head.</summary>
    public void Table(IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.Select(row => row.Select(cell => new PaperRun(cell)).ToArray()).ToArray();
        Table(all[0], all[1..], []);
    }

    /// <summary>A table with its head.</summary>
    /// <param name="head">Its first row, which is repeated on each page.</param>
    /// <param name="rows">The others.</param>
    /// <param name="widths">How many hundredths of the width each column takes; none to leave that to the reader's program.</param>
    public void Table(IReadOnlyList<PaperRun> head, IReadOnlyList<IReadOnlyList<PaperRun>> rows, IReadOnlyList<int> widths)
    {
        var isFixed = widths.Count > 0;
        var table = Bordered([.. rows.Prepend(head).Select((cells, i) => new TableRow(
        [
            .. i == 0 ? new OpenXmlElement[] { new TableRowProperties(new TableHeader()) } : isFixed ? [new TableRowProperties(new CantSplit())] : [],
            .. cells.Select((cell, c) => Cell(cell, i == 0, isFixed ? Twips(widths[c]) : null)),
        ]))]);
        foreach (var (column, width) in table.Descendants<GridColumn>().Zip(widths))
        {
            column.Width = Twips(width);
        }

        body.Append(table, new Paragraph());
    }

    /// <summary>The same document always gives the same bytes: the parts have our ids, and the archive no dates.</summary>
    public byte[] ToArray()
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            file.ChangeIdOfPart(main, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.All(language);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            main.AddNewPart<HeaderPart>("header").Header = new Header(Placed(JustificationValues.Right, Run(symbol, RunFormat.Remark)));
            main.AddNewPart<FooterPart>("footer").Footer = new Footer(Placed(JustificationValues.Center, Field("PAGE"), Run(" / "), Field("NUMPAGES")));
            InsertContents();
            // The first page has its symbol in its head, and keeps its number.
            body.Append(new SectionProperties(
            [
                new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
                new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
                .. hasHead ? [new FooterReference { Type = HeaderFooterValues.First, Id = "footer" }] : Array.Empty<OpenXmlElement>(),
                new PageSize { Width = PageWidth, Height = 16838 },
                new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 680, Footer = 680 },
                .. hasHead ? [new TitlePage()] : Array.Empty<OpenXmlElement>(),
            ]));
            main.Document = new Document(body);
        }

        return Rewritten(bytes);
    }

    // The library sets its own dates and order of entries, which would differ from run to run.
    private static byte[] Rewritten(MemoryStream document)
    {
        using var zip = new ZipArchive(document);
        return StoredZip.Of(zip.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal).Select(entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        }));
    }

    // A word processor can update the field; until then it shows its expected result, without page numbers.
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

    private static string Twips(int hundredths) => ((PageWidth - (2 * Margin)) * hundredths / 100).ToString(CultureInfo.InvariantCulture);

    private static TableCell Cell(PaperRun run, bool isHead, string? width)
    {
        OpenXmlElement[] properties =
        [
            .. width is not null ? [new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }] : Array.Empty<OpenXmlElement>(),
            .. isHead ? [new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F0F2F4" }] : Array.Empty<OpenXmlElement>(),
        ];
        return new(
        [
            .. properties.Length > 0 ? [new TableCellProperties(properties)] : Array.Empty<OpenXmlElement>(),
            new Paragraph(Style(WordStyles.Cell), Run(run.Text, isHead ? RunFormat.Strong : run.Look)),
        ]);
    }

    private static Table Bordered(params TableRow[] rows)
    {
        var line = BorderValues.Single;
        return new(
        [
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = line, Size = 4, Color = Grey }, new LeftBorder { Val = line, Size = 4, Color = Grey }, new BottomBorder { Val = line, Size = 4, Color = Grey },
                    new RightBorder { Val = line, Size = 4, Color = Grey }, new InsideHorizontalBorder { Val = line, Size = 4, Color = Grey }, new InsideVerticalBorder { Val = line, Size = 4, Color = Grey }),
                new TableCellMarginDefault(new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid([.. Enumerable.Range(0, rows[0].Elements<TableCell>().Count()).Select(_ => new GridColumn())]),
            .. rows,
        ]);
    }

    private static Paragraph Placed(JustificationValues where, params OpenXmlElement[] content) =>
        new([new ParagraphProperties(new Justification { Val = where }), .. content]);

    private static SimpleField Field(string name) => new(new Run(new Text("1"))) { Instruction = $" {name} " };

    private static ParagraphProperties Style(string id) => new(new ParagraphStyleId { Val = id });

    private static Run Run(string text, RunFormat look = RunFormat.Plain)
    {
        var run = new Run();
        if (WordStyles.Of(look) is { } properties)
        {
            run.Append(properties);
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

    // XML does not allow control characters, so hidden characters are written as visible ones.
    private static string Printable(string text) => string.Concat(VisibleText.Of(text.ReplaceLineEndings("\n")).EnumerateRunes()
        .Where(rune => rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)));
}
