using Mandates.Functions.Clock;
using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>A version as it would be published.</summary>
/// <param name="Draft">As it would be kept, or the last version itself.</param>
/// <param name="Text">Its words.</param>
/// <param name="File">What it came in.</param>
/// <param name="Before">The words of the version before.</param>
/// <param name="Omitted">What was accepted and is not in it.</param>
/// <param name="IsRepeat">Whether it is the last version itself, sent again.</param>
internal sealed record ProposedDraft(Draft Draft, DraftText Text, DraftFile File, DraftText? Before, IReadOnlyList<OmittedProposal> Omitted, bool IsRepeat);

/// <summary>Procedures 3 and 5: the chair publishes a version of the draft. A published version is never changed.</summary>
public sealed class DraftPublishing(MandateWriter writer, DraftStore drafts, NegotiatingTextStore negotiation, RequestAccess access, MandateClock clock)
{
    /// <summary>The version as it would be published, or the last one, whose words are the same.</summary>
    /// <exception cref="ProblemException">409 when the draft is approved, 422 when the text cannot be published.</exception>
    internal async Task<ProposedDraft> ProposeAsync(MandateState before, DraftFile file, bool corrects, Language? language, CancellationToken cancellationToken)
    {
        if (before.Record.Reached(before.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft has been approved.", "An approved draft has no further version.");
        }

        var last = before.Record.Drafts.MaxBy(d => d.Version);
        if (corrects && last is null)
        {
            throw ProblemException.Unprocessable("The draft was not published.", ["There is no version to correct yet; publish it without marking it as a corrigendum ('corrects')."]);
        }

        var words = last is null ? null : await drafts.ReadAsync(before.Id, last, cancellationToken);
        var text = Text(file, words, before.Record);
        if (last?.Sha256 == text.Sha256)
        {
            return new(last, text, file, words, [], IsRepeat: true);
        }

        var draft = new Draft
        {
            Version = (last?.Version ?? 0) + 1,
            Symbol = Draft.NextSymbol(before.Plan, before.Record.Drafts, corrects),
            Corrects = corrects,
            Language = language ?? last?.Language ?? Language.English,
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Source = file.Source,
            Paragraphs = [.. text.Paragraphs.Select(p => p.Id)],
        };
        return new(draft, text, file, words, last is null ? [] : OmittedProposal.Of(await negotiation.ReadAsync(before, cancellationToken), text), IsRepeat: false);
    }

    /// <summary>Publishes it and updates the board; for a repeat too, because the first attempt may have stopped before the update.</summary>
    /// <exception cref="ProblemException">409 when another version has been published since.</exception>
    internal async Task<Recorded<Draft>> RecordAsync(MandateState before, ProposedDraft proposed, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var recorded = await writer.RecordAsync(
            before,
            state => state.Record.Drafts.Count == before.Record.Drafts.Count
                ? new Decided<Draft>(proposed.Draft, proposed.IsRepeat)
                : throw ProblemException.Conflict("Another version has been published.", "Read it, then publish again."),
            draft => access.Caller.Audit("publishDraft", [draft.Symbol], ["text"]),
            client, cancellationToken,
            async _ =>
            {
                await drafts.WriteAsync(before.Id, proposed.File.Source, proposed.File.Bytes, cancellationToken);
                await drafts.WriteAsync(before.Id, proposed.Text, cancellationToken);
            });
        await negotiation.NoteAsync(before with { Record = before.Record with { Drafts = [.. before.Record.Drafts, recorded.Fact] } }, cancellationToken);
        return recorded;
    }

    private static DraftText Text(DraftFile file, DraftText? last, MandateRecord record)
    {
        try
        {
            return DraftText.Of(file.Blocks, last, record.Drafts.SelectMany(d => d.Paragraphs));
        }
        catch (UnfitTextException wrong)
        {
            throw ProblemException.Unprocessable("The draft was not published.", [wrong.Why]);
        }
    }
}
