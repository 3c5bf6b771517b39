using Mandates.Functions.Documents.Word;
using Mandates.Pages.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Mandates.Functions.Documents.Papers;

/// <summary>Prints papers: as a Word document, and as a page that stands alone. The same paper always gives the same bytes.</summary>
public sealed class PaperPrinter(HtmlRenderer renderer)
{
    private const string HtmlType = "text/html; charset=utf-8";
    private static readonly string Policy = $"default-src 'none'; style-src '{PaperStyle.Hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task<string> HtmlAsync(Paper paper) => renderer.Dispatcher.InvokeAsync(async () =>
        (await renderer.RenderComponentAsync<PaperPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PaperPage.Paper)] = paper }))).ToHtmlString());

    public static byte[] Word(Paper paper)
    {
        var document = new WordDocument(paper.Symbol, paper.Language);
        document.Head(paper.Head);
        foreach (var line in paper.Above)
        {
            document.Paragraph(line, WordStyles.Above);
        }

        document.Title(paper.Title);
        foreach (var block in paper.Blocks)
        {
            switch (block)
            {
                case PaperHeading heading:
                    document.Heading(heading.Level, heading.Text);
                    break;
                case PaperText text:
                    document.Paragraph(text.Runs, text.Label, text.IsHint ? WordStyles.Hint : "Normal");
                    break;
                case PaperTable table:
                    document.Paragraph([new(table.Caption, RunFormat.Strong)], null);
                    document.Table([.. table.Head], table.Rows, table.IsFirstNarrow ? [25, 75] : []);
                    break;
            }
        }

        return document.ToArray();
    }

    public static IResult WordFile(Paper paper, string name) => Results.File(Word(paper), WordDocument.MediaType, $"{name}-{paper.Language.Code()}.docx");

    public async Task<IResult> PageAsync(Paper paper) => new Page(await HtmlAsync(paper));

    private sealed class Page(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = Policy;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Results.Content(html, HtmlType).ExecuteAsync(httpContext);
        }
    }
}
