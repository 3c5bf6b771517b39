namespace Mandates.App.Tests.Documents.Papers;

/// <summary>The head of a paper as a Word document and as a page, of plans with the style of a house and without.</summary>
public sealed class PaperHeadTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_word_document_has_the_head_on_its_first_page_and_the_symbol_on_the_others()
    {
        await app.StartAsync(RunningApp.Plan("word-head", states: 3) with { Papers = HouseStylePaperTests.Oas });
        var word = await app.Http.GetByteArrayAsync(new Uri("/api/mandates/word-head/plan/document?language=pt", UriKind.Relative));
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(word), false);
        var body = file.MainDocumentPart!.Document!.Body!;

        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(
            ["OEA/Ser.G", "GT/DSS/doc.7/12", "Distribuição: Limitada", "Original: inglês"],
            body.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Take(5).Select(p => p.InnerText).Where((_, i) => i != 2));
        Assert.Single(body.Descendants<DocumentFormat.OpenXml.Wordprocessing.TitlePage>());
    }

    [Fact]
    public async Task A_plan_without_a_style_has_the_symbol_of_its_mandate_and_no_head()
    {
        await app.StartAsync("plain-head", states: 3);
        var page = await app.Http.GetStringAsync(new Uri("/api/mandates/plain-head/plan/print?language=en", UriKind.Relative));

        Assert.Contains("<header>PLAIN-HEAD/doc.7</header>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Distribution", page, StringComparison.Ordinal);
    }
}
