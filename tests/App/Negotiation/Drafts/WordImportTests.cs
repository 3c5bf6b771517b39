using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Web;
using Mandates.Pages.Documents;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Mandates.App.Tests.Negotiation.Drafts;

public sealed class WordImportTests
{
    [Fact]
    public void What_we_print_is_read_again_as_the_same_text()
    {
        var printed = PaperPrinter.Word(new("AG-DEC-66/doc.1", Language.English, "Plan of Action", ["GENERAL ASSEMBLY"],
        [
            PaperText.Of("To act <b>at once</b> & well.", "1."),
            new PaperHeading(1, "Follow-up"),
            new PaperText(["To meet\nevery ", new("year", RunFormat.Strong), "."], "2."),
        ]));

        Assert.Equal(
            ["# Plan of Action", "To act <b>at once</b> & well.", "## Follow-up", "To meet\nevery year."],
            WordImport.Read(printed).Select(b => b.Text));
    }

    [Fact]
    public void A_document_that_unfolds_to_too_much_is_asked_for_as_Markdown() => Assert.EndsWith(
        "Send its text as Markdown.",
        Assert.Throws<ProblemException>(() => DraftFile.Of(Word(Words(new string('a', 4_000_000))), DraftType.Word)).Detail,
        StringComparison.Ordinal);

    [Fact]
    public void Numbers_of_the_paragraph_and_marks_are_not_words() =>
        Assert.Equal(
            [new DraftBlock("To act.", "p7"), new DraftBlock("To meet.", null)],
            WordImport.Read(Word(Words("1. To act. {#p7}"), Words("2)\tTo meet."))));

    [Fact]
    public void What_would_be_lost_is_named_with_its_place()
    {
        var link = new Hyperlink(new Run(new Text("a link"))) { Id = "elsewhere" };
        Assert.Equal(
            [
                "After paragraph 0: tracked changes; accept or reject all of them first. (“To act”)",
                "After paragraph 1: a table; write it as paragraphs.",
            ],
            LostIn(new Paragraph(new Run(new Text("To act")), new InsertedRun(new Run(new Text(" soon"))) { Author = "A", Id = "1" }), new Table(new TableRow(new TableCell(Words("In a cell"))))));
        AssertLost("an image, a drawing or a text box", new Paragraph(new Run(new Drawing())));
        AssertLost("a footnote", new Paragraph(new Run(new FootnoteReference { Id = 1 })));
        AssertLost("a comment", new Paragraph(new Run(new CommentReference { Id = "1" })));
        AssertLost("hidden words", new Paragraph(new Run(new RunProperties(new Vanish()), new Text("secret"))));
        AssertLost("struck-out words", new Paragraph(new Run(new RunProperties(new Strike()), new Text("not this"))));
        AssertLost("a link", new Paragraph(link));
        AssertLost("tracked changes", new Paragraph(new DeletedRun(new Run(new DeletedText("gone"))) { Author = "A", Id = "1" }));
    }

    [Fact]
    public void A_page_break_a_bookmark_and_looks_are_no_words_and_cost_nothing() =>
        Assert.Equal(
            ["To act soon."],
            WordImport.Read(Word(new Paragraph(
                new BookmarkStart { Id = "1", Name = "b" }, new Run(new RunProperties(new Bold()), new Text("To ") { Space = SpaceProcessingModeValues.Preserve }, new LastRenderedPageBreak()),
                new BookmarkEnd { Id = "1" }, new Run(new Text("act soon."), new Break { Type = BreakValues.Page })))).Select(b => b.Text));

    private static void AssertLost(string what, Paragraph paragraph) => Assert.Contains(what, Assert.Single(LostIn(paragraph)), StringComparison.Ordinal);

    private static string[] LostIn(params OpenXmlElement[] body)
    {
        var refused = Assert.Throws<ProblemException>(() => WordImport.Read(Word(body)));
        Assert.Equal(422, refused.Status);
        return refused.Detail.Split(" After ").Select((s, i) => i == 0 ? s : "After " + s).ToArray();
    }

    private static Paragraph Words(string text) => new(new Run(new Text(text)));

    private static byte[] Word(params OpenXmlElement[] body)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(new Body(body));
        }

        return bytes.ToArray();
    }
}
