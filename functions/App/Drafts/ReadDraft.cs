using Mandates.Domain;
using Mandates.Domain.Drafts;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Drafts;

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
    [Function(nameof(ReadDraft)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/drafts/{version:int}")] HttpRequest request,
        string mandate, int version, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var draft = Find(current, version);
        var language = LanguageCode.Parse(request.Query["language"].ToString()) ?? draft.Language;
        var aligned = await languages.AlignAsync(current, draft, await drafts.ReadAsync(mandate, draft, stop), language, stop);
        return ApiJson.Ok(new DraftView([.. aligned.Select(ParagraphView.Of)], draft.Symbol, draft.Language, language));
    }

    [Api("What changed from one version of the draft to another, word by word", Gives = typeof(ChangedParagraph[]))]
    [Function("CompareDrafts"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> CompareAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/drafts/{version:int}/changes/{since:int}")] HttpRequest request,
        string mandate, int version, int since, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return ApiJson.Ok(ChangedParagraph.Between(await TextAsync(current, since, stop), await TextAsync(current, version, stop)));
    }

    internal static Draft Find(CurrentMandate current, int version) =>
        current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound();

    private Task<DraftText> TextAsync(CurrentMandate current, int version, CancellationToken stop) =>
        drafts.ReadAsync(current.Id, Find(current, version), stop);
}
