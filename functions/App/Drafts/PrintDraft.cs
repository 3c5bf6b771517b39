using Mandates.Domain;
using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Papers;
using Mandates.Pages;
using Mandates.Pages.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Drafts;

/// <summary>A version of the draft to take away: as a Word document, to print, as Markdown with its marks, and the file that it came in.</summary>
public sealed class PrintDraft(RequestAccess access, DraftStore drafts, DraftLanguages languages, PaperPrinter printer)
{
    private const string Base = "api/mandates/{mandate}/drafts/{version:int}";

    [Api("A version of the draft as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadDraft"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/document")] HttpRequest request, string mandate, int version, CancellationToken stop) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, version, stop), $"{mandate}-draft-{version}");

    [Api("A version of the draft as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function(nameof(PrintDraft)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/print")] HttpRequest request, string mandate, int version, CancellationToken stop) =>
        await printer.PageAsync(await PaperAsync(request, mandate, version, stop));

    [Api("A version of the draft as Markdown, each paragraph with its mark: to translate it, or to begin the next", Gives = typeof(Stream))]
    [Function("ReadDraftMarkdown"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> MarkdownAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/text.md")] HttpRequest request, string mandate, int version, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return Results.Text((await drafts.ReadAsync(mandate, ReadDraft.Find(current, version), stop)).MarkedMarkdown, "text/markdown; charset=utf-8");
    }

    [Api("The file that a version of the draft came in, as it came", Gives = typeof(Stream))]
    [Function("DownloadDraftSource"), Allow(Who.Officers)]
    public async Task<IResult> SourceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/source")] HttpRequest request, string mandate, int version, CancellationToken stop)
    {
        var source = ReadDraft.Find(await access.MandateAsync(mandate, stop), version).Source ?? throw ProblemException.NotFound();
        return Results.File(await drafts.OpenAsync(mandate, source, stop), source.MediaType, $"{mandate}-draft-{version}{(source.MediaType == WordDocument.MediaType ? ".docx" : ".md")}");
    }

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, int version, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var draft = ReadDraft.Find(current, version);
        var texts = Texts.In(LanguageCode.Parse(request.Query["language"].ToString()) ?? draft.Language);
        var aligned = await languages.AlignAsync(current, draft, await drafts.ReadAsync(mandate, draft, stop), texts.Language, stop);
        return TextPaper.Of(current, draft.Symbol, draft.Language, aligned, _ => [], texts);
    }
}
