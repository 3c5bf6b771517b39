using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Documents.Word;
using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Negotiation.Drafts;

/// <param name="Paragraphs">In order.</param>
/// <param name="Symbol">Of the version.</param>
/// <param name="Original">The language that it was written in.</param>
/// <param name="Language">The language that it is given in.</param>
public sealed record DraftView(IReadOnlyList<ParagraphView> Paragraphs, string Symbol, Language Original, Language Language);

/// <summary>A paragraph, with the hash of its original words that a contribution on it names as its base. Where it has no words in the language asked for, those of the original stand.</summary>
public sealed record ParagraphView(string Id, string Text, string Sha256, AlignedState State)
{
    public static ParagraphView Of(AlignedParagraph paragraph) => new(paragraph.Original.Id, paragraph.Text ?? paragraph.Original.Text, paragraph.Original.Sha256, paragraph.State);
}

/// <param name="Draft">As it is kept.</param>
/// <param name="Omitted">Accepted in the version before and missing in this one. The version is not refused for it, but it is shown, so that it is not overlooked.</param>
public sealed record PublishedDraft(Draft Draft, IReadOnlyList<OmittedProposal> Omitted);

/// <param name="Translation">As it is kept.</param>
/// <param name="Missing">Ids of the paragraphs that have no words in this language.</param>
/// <param name="OutOfDate">Ids of those whose original has other words since they were translated.</param>
public sealed record PublishedTranslation(Translation Translation, IReadOnlyList<string> Missing, IReadOnlyList<string> OutOfDate);

/// <summary>The versions of the draft: published, in other languages, read, compared, and taken away.</summary>
public sealed class DraftApi(
    RequestAccess access, DraftPublishing drafting, TranslationPublishing translating, DraftStore drafts, DraftLanguages languages, PaperPrinter printer)
{
    private const string Drafts = "api/mandates/{mandate}/drafts";
    private const string One = Drafts + "/{version:int}";

    [Api("Publish a version of the draft, as Markdown or docx", Takes = typeof(Stream), Gives = typeof(PublishedDraft), Creates = true, Query = ["corrects", "language"], Problems = [409, 415, 422])]
    [Function("PublishDraft"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Drafts)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await DraftFile.ReadAsync(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var proposed = await drafting.ProposeAsync(before, file, request.Query["corrects"] == "true", WrittenIn(request), cancellationToken);
        var recorded = await drafting.RecordAsync(before, proposed, client, cancellationToken);
        var answer = new PublishedDraft(recorded.Fact, proposed.Omitted);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/drafts/{recorded.Fact.Version}", answer) : ApiJson.Ok(answer);
    }

    [Api("Publish a version of the draft in another language, as Markdown or docx", Takes = typeof(Stream), Gives = typeof(PublishedTranslation), Creates = true, Query = ["corrects"], Problems = [409, 415, 422])]
    [Function("PublishTranslation"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> TranslateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/languages/{language}")] HttpRequest request,
        string mandate, int version, string language, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await DraftFile.ReadAsync(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var into = LanguageCode.Parse(language) ?? throw ProblemException.NotFound();
        var proposed = await translating.ProposeAsync(before, DraftStore.Version(before, version), into, file, request.Query["corrects"] == "true", cancellationToken);
        var recorded = await translating.RecordAsync(before, proposed, client, cancellationToken);
        var ids = proposed.Aligned.ToLookup(p => p.State, p => p.Original.Id);
        var answer = new PublishedTranslation(recorded.Fact, [.. ids[AlignedState.Missing]], [.. ids[AlignedState.OutOfDate]]);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/drafts/{version}?language={language}", answer) : ApiJson.Ok(answer);
    }

    [Api("A version of the draft, by paragraph", Gives = typeof(DraftView), Query = ["language"])]
    [Function("ReadDraft"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One)] HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var (_, draft, language, aligned) = await AlignedAsync(request, mandate, version, cancellationToken);
        return ApiJson.Ok(new DraftView([.. aligned.Select(ParagraphView.Of)], draft.Symbol, draft.Language, language));
    }

    [Api("What changed from one version of the draft to another, word by word", Gives = typeof(ChangedParagraph[]))]
    [Function("CompareDrafts"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> CompareAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/changes/{since:int}")] HttpRequest request,
        string mandate, int version, int since, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(ChangedParagraph.Between(
            await drafts.ReadAsync(current.Id, DraftStore.Version(current, since), cancellationToken),
            await drafts.ReadAsync(current.Id, DraftStore.Version(current, version), cancellationToken)));
    }

    [Api("A version of the draft as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadDraft"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/document")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, version, cancellationToken), $"{mandate}-draft-{version}");

    [Api("A version of the draft as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function("PrintDraft"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PrintAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/print")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken) =>
        await printer.PageAsync(await PaperAsync(request, mandate, version, cancellationToken));

    [Api("The file that a version of the draft came in, as it came", Gives = typeof(Stream))]
    [Function("DownloadDraftSource"), Allow(CallerRoles.Officers)]
    public async Task<IResult> SourceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/source")] HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var source = DraftStore.Version(await access.MandateAsync(mandate, cancellationToken), version).Source ?? throw ProblemException.NotFound();
        return Results.File(await drafts.OpenAsync(new(mandate), source, cancellationToken), source.MediaType, $"{mandate}-draft-{version}{(source.MediaType == WordDocument.MediaType ? ".docx" : ".md")}");
    }

    // The language it was written in; without one, it is that of the version before.
    private static Language? WrittenIn(HttpRequest request) => request.Query["language"].ToString() is { Length: > 0 } code
        ? LanguageCode.Parse(code) ?? throw ProblemException.Unprocessable("The draft was not published.", ["Give its 'language' as en, es, fr or pt."])
        : null;

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var (current, draft, language, aligned) = await AlignedAsync(request, mandate, version, cancellationToken);
        return TextPaper.Of(current, draft.Symbol, draft.Language, draft.PublishedAt, aligned, _ => [], Texts.In(language));
    }

    // In the language asked for, or else in its own.
    private async Task<(MandateState Current, Draft Draft, Language Language, IReadOnlyList<AlignedParagraph> Aligned)> AlignedAsync(
        HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var draft = DraftStore.Version(current, version);
        var language = LanguageCode.Parse(request.Query["language"].ToString()) ?? draft.Language;
        return (current, draft, language, await languages.AlignAsync(current, draft, await drafts.ReadAsync(current.Id, draft, cancellationToken), language, cancellationToken));
    }
}
