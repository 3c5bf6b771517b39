using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation;

/// <summary>A decision on the text as it would be kept, and the text before and after it.</summary>
/// <param name="Before">The text as it stands.</param>
/// <param name="After">The text with the decision.</param>
/// <param name="Decision">As it would be kept.</param>
/// <param name="Kept">The very same, when it was the last that was kept.</param>
public sealed record ProposedDecision(WorkingText Before, WorkingText After, NegotiationDecision Decision, NegotiationDecision? Kept);

/// <summary>Works out, holds against the rules and keeps what was decided on the text, for API and form alike.</summary>
public sealed class TextDecisions(RequestAccess access, MandateStore records, NegotiatingTextStore negotiation, MandateClock clock)
{
    /// <exception cref="ProblemException">409 when the text is another or approved, 422 when it cannot be decided so.</exception>
    public async Task<ProposedDecision> WorkOutAsync(MandateState current, TextDecision sent, CancellationToken cancellationToken)
    {
        if (current.Record.Reached(current.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft is approved.", "Nothing more is decided on its text.");
        }

        var working = await negotiation.ReadAsync(current, cancellationToken);
        if (sent.Draft != working.Draft.Version)
        {
            throw ProblemException.Conflict("Another version was published meanwhile.", $"Decide on version {working.Draft.Version}, {working.Draft.Symbol}.");
        }

        var decision = Of(current, sent);
        if (current.Record.Decisions.MaxBy(d => d.Number) is { } last && IsSame(last, decision))
        {
            return new(working, working, decision, last);
        }

        var after = working.With([.. current.Record.Decisions, decision]);
        decision = decision with { Sha256 = Paragraph.Hash(after.Find(sent.Paragraph)?.Text ?? "") };
        after = working.With([.. current.Record.Decisions, decision]);
        var broken = NegotiationRules.Broken(current.Plan, working, decision, after).ToArray();
        return broken.Length > 0
            ? throw ProblemException.Unprocessable("This cannot be decided so.", broken)
            : new(working, after, decision, null);
    }

    /// <summary>Keeps it. What was kept already is only noted again: the first time may have ended before.</summary>
    /// <exception cref="ProblemException">409 when something else was decided meanwhile.</exception>
    public async Task KeepAsync(MandateState current, ProposedDecision proposed, CancellationToken cancellationToken)
    {
        if (proposed.Kept is not null)
        {
            await negotiation.NoteAsync(current, cancellationToken);
            return;
        }

        var (decision, symbol) = (proposed.Decision, proposed.Before.Draft.Symbol);
        var deed = access.Caller.Audit("decideText", [symbol, decision.Paragraph, decision.Meeting, .. decision.Accept, .. decision.Reject], ["accept", "reject", "status", "reservations"]);
        if (!await records.AppendAsync(current.Id, decision, deed, cancellationToken))
        {
            throw ProblemException.Conflict("Something was decided on the text meanwhile.", "Look at it and decide again.");
        }

        await negotiation.NoteAsync(current with { Record = current.Record with { Decisions = [.. current.Record.Decisions, decision] } }, cancellationToken);
    }

    private NegotiationDecision Of(MandateState current, TextDecision sent) => new()
    {
        Number = (current.Record.Decisions.MaxBy(d => d.Number)?.Number ?? 0) + 1,
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

    // The last decision sent again is the one that is kept.
    private static bool IsSame(NegotiationDecision kept, NegotiationDecision sent) =>
        (kept.Draft, kept.Paragraph, kept.Status, kept.Meeting, kept.Note) == (sent.Draft, sent.Paragraph, sent.Status, sent.Meeting, sent.Note)
        && kept.Accept.SequenceEqual(sent.Accept) && kept.Reject.SequenceEqual(sent.Reject)
        && (kept.Reservations ?? []).SequenceEqual(sent.Reservations ?? []) && kept.Reservations is null == sent.Reservations is null;
}
