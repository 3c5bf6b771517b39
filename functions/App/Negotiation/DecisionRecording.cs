using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation;

/// <summary>What a meeting decided on a paragraph of a draft version.</summary>
public sealed record TextDecision(
    int Draft, string Paragraph, string Meeting, IReadOnlyList<string>? Accept = null, IReadOnlyList<string>? Reject = null,
    ParagraphStatus? Status = null, IReadOnlyList<Reservation>? Reservations = null, string? Note = null);

/// <summary>A decision on the text as it would be kept, and the text before and after it.</summary>
/// <param name="Before">The text as it stands.</param>
/// <param name="After">The text with the decision.</param>
/// <param name="Decision">The decision to be written, or the equal one that is stored as the last.</param>
/// <param name="IsRepeat">Whether it is kept already.</param>
public sealed record ProposedDecision(WorkingText Before, WorkingText After, NegotiationDecision Decision, bool IsRepeat);

/// <summary>Procedure 7: records what the working group decided on the text, paragraph by paragraph.</summary>
public sealed class DecisionRecording(MandateWriter writer, NegotiatingTextStore negotiation, RequestAccess access, MandateClock clock)
{
    /// <summary>The decision held against the rules, with what it would do to the text.</summary>
    /// <exception cref="ProblemException">409 when the text is another version or approved, 422 when the decision breaks a rule.</exception>
    public async Task<ProposedDecision> ProposeAsync(MandateState before, TextDecision sent, CancellationToken cancellationToken)
    {
        if (before.Record.Reached(before.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft has been approved.", "Its text cannot be changed by further decisions.");
        }

        var working = await negotiation.ReadAsync(before, cancellationToken);
        if (sent.Draft != working.Draft.Version)
        {
            throw ProblemException.Conflict("Another version has been published.", $"Decide on version {working.Draft.Version}, {working.Draft.Symbol}.");
        }

        var last = before.Record.Decisions.MaxBy(d => d.Number);
        var decision = Of(sent, (last?.Number ?? 0) + 1);
        if (last is not null && IsSame(last, decision))
        {
            return new(working, working, last, IsRepeat: true);
        }

        var after = working.With([.. before.Record.Decisions, decision]);
        decision = decision with { Sha256 = Paragraph.Hash(after.Find(sent.Paragraph)?.Text ?? "") };
        after = working.With([.. before.Record.Decisions, decision]);
        var broken = NegotiationRules.Broken(before.Plan, working, decision, after).ToArray();
        return broken.Length > 0
            ? throw ProblemException.Unprocessable("The decision was not recorded.", broken)
            : new(working, after, decision, IsRepeat: false);
    }

    /// <summary>Stores the decision and updates the board; for a repeat too, because the first attempt may have stopped before the update.</summary>
    /// <exception cref="ProblemException">409 when another decision has been recorded since.</exception>
    public async Task<Recorded<NegotiationDecision>> RecordAsync(MandateState before, ProposedDecision proposed, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var recorded = await writer.RecordAsync(
            before,
            state => state.Record.Decisions.Count == before.Record.Decisions.Count
                ? new Decided<NegotiationDecision>(proposed.Decision, proposed.IsRepeat)
                : throw ProblemException.Conflict("Another decision on the text has been recorded.", "Read the text again, then decide."),
            decision => access.Caller.Audit(
                "decideText",
                [proposed.Before.Draft.Symbol, decision.Paragraph, decision.Meeting, .. decision.Accept, .. decision.Reject],
                ["accept", "reject", "status", "reservations"]),
            client, cancellationToken);
        var after = recorded.IsNew ? before with { Record = before.Record with { Decisions = [.. before.Record.Decisions, recorded.Fact] } } : before;
        await negotiation.NoteAsync(after, cancellationToken);
        return recorded;
    }

    private NegotiationDecision Of(TextDecision sent, int number) => new()
    {
        Number = number,
        Draft = sent.Draft,
        Paragraph = sent.Paragraph,
        Accept = sent.Accept ?? [],
        Reject = sent.Reject ?? [],
        Status = sent.Status,
        Reservations = sent.Reservations,
        Meeting = sent.Meeting,
        Note = sent.Note,
        Sha256 = "",
        By = access.Caller.Id,
        At = clock.Now,
    };

    // Only the last decision is recognised as a repeat: an equal one sent after others may be a new decision.
    private static bool IsSame(NegotiationDecision kept, NegotiationDecision sent) =>
        (kept.Draft, kept.Paragraph, kept.Status, kept.Meeting, kept.Note) == (sent.Draft, sent.Paragraph, sent.Status, sent.Meeting, sent.Note)
        && kept.Accept.SequenceEqual(sent.Accept) && kept.Reject.SequenceEqual(sent.Reject)
        && (kept.Reservations ?? []).SequenceEqual(sent.Reservations ?? []) && kept.Reservations is null == sent.Reservations is null;
}
