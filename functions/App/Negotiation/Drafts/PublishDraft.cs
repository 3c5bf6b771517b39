using Mandates.Functions.Clock;
using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Drafts;

/// <param name="Draft">As it is kept.</param>
/// <param name="Omitted">What was accepted in the version before and is not in this one: nothing is refused for it, and nobody is to overlook it.</param>
public sealed record PublishedDraft(Draft Draft, IReadOnlyList<OmittedProposal> Omitted);

/// <summary>A version as it would be published.</summary>
/// <param name="Draft">As it would be kept.</param>
/// <param name="Text">Its words.</param>
/// <param name="Before">Those of the version before.</param>
/// <param name="Omitted">What was accepted and is not in it.</param>
/// <param name="IsKept">Whether it is the last version itself.</param>
internal sealed record ProposedDraft(Draft Draft, DraftText Text, DraftText? Before, IReadOnlyList<OmittedProposal> Omitted, bool IsKept);

/// <summary>Procedures 3 and 5: the chair publishes a version of the draft. Published is published.</summary>
public sealed class PublishDraft(MandateStore records, DraftStore drafts, NegotiatingTextStore negotiation, RequestAccess access, MandateClock clock)
{
    [Api("Publish a version of the draft, as Markdown or docx", Takes = typeof(Stream), Gives = typeof(PublishedDraft), Creates = true, Query = ["corrects", "language"], Problems = [409, 422])]
    [Function(nameof(PublishDraft)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/drafts")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await DraftFile.ReadAsync(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var corrects = string.Equals(request.Query["corrects"], "true", StringComparison.Ordinal);
        var proposed = await WorkOutAsync(before, file, corrects, LanguageOf(request), cancellationToken);
        await KeepAsync(before, proposed, file, client, cancellationToken);
        return proposed.IsKept ? ApiJson.Ok(new PublishedDraft(proposed.Draft, [])) : ApiJson.Created($"/api/mandates/{mandate}/drafts/{proposed.Draft.Version}", new PublishedDraft(proposed.Draft, proposed.Omitted));
    }

    /// <summary>The version as it would be published, or the last one, whose words are the same.</summary>
    /// <exception cref="ProblemException">409 when the draft is approved, 422 when it cannot be taken.</exception>
    internal async Task<ProposedDraft> WorkOutAsync(MandateState before, DraftFile file, bool corrects, Language? language, CancellationToken cancellationToken)
    {
        if (before.Record.Reached(before.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft is approved.", "An approved draft has no further version.");
        }

        var last = before.Record.Drafts.MaxBy(d => d.Version);
        if (corrects && last is null)
        {
            throw ProblemException.Unprocessable("The draft cannot be taken.", ["There is no version to correct yet; publish it without 'corrects'."]);
        }

        var words = last is null ? null : await drafts.ReadAsync(before.Id, last, cancellationToken);
        var text = Text(file, words, before.Record);
        if (last?.Sha256 == text.Sha256)
        {
            return new(last, text, words, [], IsKept: true);
        }

        var draft = new Draft
        {
            Version = (last?.Version ?? 0) + 1,
            Symbol = Draft.NextSymbol(before.Id, before.Record.Drafts, corrects),
            Corrects = corrects,
            Language = language ?? last?.Language ?? Language.English,
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Source = file.Source,
            Paragraphs = [.. text.Paragraphs.Select(p => p.Id)],
        };
        return new(draft, text, words, last is null ? [] : OmittedProposal.Of(await negotiation.ReadAsync(before, cancellationToken), text), IsKept: false);
    }

    /// <summary>Keeps it. What was kept already only rings and is noted again: the first time may have ended before.</summary>
    /// <exception cref="ProblemException">409 when another version was published meanwhile.</exception>
    internal async Task KeepAsync(MandateState before, ProposedDraft proposed, DraftFile file, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!proposed.IsKept)
        {
            await drafts.WriteAsync(before.Id, file.Source, file.Bytes, cancellationToken);
            await drafts.WriteAsync(before.Id, proposed.Text, cancellationToken);
            if (!await records.AppendAsync(before.Id, proposed.Draft, access.Caller.Audit("publishDraft", [proposed.Draft.Symbol], ["text"]), cancellationToken))
            {
                throw ProblemException.Conflict("Another version was published meanwhile.", "Look at it and publish again.");
            }
        }

        await PhaseNudge.RaiseAsync(client, before, "draft", cancellationToken);
        await negotiation.NoteAsync(before with { Record = before.Record with { Drafts = [.. before.Record.Drafts, proposed.Draft] } }, cancellationToken);
    }

    // Of what it was written in; without a word on it, what the version before was written in.
    private static Language? LanguageOf(HttpRequest request) => request.Query["language"].ToString() is { Length: > 0 } code
        ? LanguageCode.Parse(code) ?? throw ProblemException.Unprocessable("The draft cannot be taken.", ["Give its 'language' as en, es, fr or pt."])
        : null;

    private static DraftText Text(DraftFile file, DraftText? last, MandateRecord record)
    {
        try
        {
            return DraftText.Of(file.Blocks, last, record.Drafts.SelectMany(d => d.Paragraphs));
        }
        catch (UnfitTextException wrong)
        {
            throw ProblemException.Unprocessable("The draft cannot be taken.", [wrong.Why]);
        }
    }
}
