using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Documents.Word;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>A version of the draft to take away: as a Word document, to print, as Markdown with its marks, and the file that it came in.</summary>
public sealed class PrintDraft(RequestAccess access, DraftStore drafts, DraftLanguages languages, PaperPrinter printer)
{
    private const string Base = "api/mandates/{mandate}/drafts/{version:int}";

    [Api("A version of the draft as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadDraft"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/document")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, version, cancellationToken), $"{mandate}-draft-{version}");

    [Api("A version of the draft as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function(nameof(PrintDraft)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/print")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken) =>
        await printer.PageAsync(await PaperAsync(request, mandate, version, cancellationToken));

    [Api("A version of the draft as Markdown, each paragraph with its mark: to translate it, or to begin the next", Gives = typeof(Stream))]
    [Function("ReadDraftMarkdown"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> MarkdownAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/text.md")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return Results.Text((await drafts.ReadAsync(mandate, ReadDraft.Find(current, version), cancellationToken)).MarkedMarkdown, "text/markdown; charset=utf-8");
    }

    [Api("The file that a version of the draft came in, as it came", Gives = typeof(Stream))]
    [Function("DownloadDraftSource"), Allow(CallerRoles.Officers)]
    public async Task<IResult> SourceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/source")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var source = ReadDraft.Find(await access.MandateAsync(mandate, cancellationToken), version).Source ?? throw ProblemException.NotFound();
        return Results.File(await drafts.OpenAsync(mandate, source, cancellationToken), source.MediaType, $"{mandate}-draft-{version}{(source.MediaType == WordDocument.MediaType ? ".docx" : ".md")}");
    }

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var draft = ReadDraft.Find(current, version);
        var texts = Texts.In(LanguageCode.Parse(request.Query["language"].ToString()) ?? draft.Language);
        var aligned = await languages.AlignAsync(current, draft, await drafts.ReadAsync(mandate, draft, cancellationToken), texts.Language, cancellationToken);
        return TextPaper.Of(current, draft.Symbol, draft.Language, aligned, _ => [], texts);
    }
}
