using Mandates.Domain.Drafts;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Drafts;

/// <param name="Paragraphs">In order.</param>
public sealed record DraftView(IReadOnlyList<ParagraphView> Paragraphs);

/// <summary>A paragraph, with the hash of its words that a contribution on it names as its base.</summary>
public sealed record ParagraphView(string Id, string Text, string Sha256)
{
    public static ParagraphView Of(Paragraph paragraph) => new(paragraph.Id, paragraph.Text, paragraph.Sha256);
}

/// <summary>One version of the draft, and what changed in it since an earlier one.</summary>
public sealed class ReadDraft(RequestAccess access, DraftStore drafts)
{
    [Api("A version of the draft, by paragraph", Gives = typeof(DraftView))]
    [Function(nameof(ReadDraft)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/drafts/{version:int}")] HttpRequest request,
        string mandate, int version, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return ApiJson.Ok(new DraftView([.. (await TextAsync(current, version, stop)).Paragraphs.Select(ParagraphView.Of)]));
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

    private async Task<DraftText> TextAsync(CurrentMandate current, int version, CancellationToken stop) =>
        await drafts.ReadAsync(current.Id, current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound(), stop);
}
