using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

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

/// <summary>One version of the draft in the language asked for, and what changed in it since an earlier one.</summary>
public sealed class ReadDraft(RequestAccess access, DraftStore drafts, DraftLanguages languages)
{
    [Api("A version of the draft, by paragraph", Gives = typeof(DraftView), Query = ["language"])]
    [Function(nameof(ReadDraft)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/drafts/{version:int}")] HttpRequest request,
        string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var draft = Find(current, version);
        var language = LanguageCode.Parse(request.Query["language"].ToString()) ?? draft.Language;
        var aligned = await languages.AlignAsync(current, draft, await drafts.ReadAsync(mandate, draft, cancellationToken), language, cancellationToken);
        return ApiJson.Ok(new DraftView([.. aligned.Select(ParagraphView.Of)], draft.Symbol, draft.Language, language));
    }

    [Api("What changed from one version of the draft to another, word by word", Gives = typeof(ChangedParagraph[]))]
    [Function("CompareDrafts"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> CompareAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/drafts/{version:int}/changes/{since:int}")] HttpRequest request,
        string mandate, int version, int since, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(ChangedParagraph.Between(await TextAsync(current, since, cancellationToken), await TextAsync(current, version, cancellationToken)));
    }

    internal static Draft Find(MandateState current, int version) =>
        current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound();

    private Task<DraftText> TextAsync(MandateState current, int version, CancellationToken cancellationToken) =>
        drafts.ReadAsync(current.Id, Find(current, version), cancellationToken);
}
