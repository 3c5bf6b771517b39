using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>The objections to a decision on the text, each with the remedy.</summary>
public static class NegotiationRules
{
    public const int MostCharacters = 2_000;

    /// <param name="plan">The plan in force.</param>
    /// <param name="working">The text as it stands.</param>
    /// <param name="decision">The decision, at the moment at which it is kept.</param>
    /// <param name="after">The text as it would stand with the decision.</param>
    public static IEnumerable<Sentence> Broken(WorkPlan plan, WorkingText working, NegotiationDecision decision, WorkingText after)
    {
        if (working.Find(decision.Paragraph) is null)
        {
            return [$"{working.Draft.Symbol} has no paragraph '{decision.Paragraph}'."];
        }

        var wrong = BrokenByProposals(working, decision).ToArray();
        return
        [
            .. BrokenByMeeting(plan, decision),
            .. wrong,
            .. wrong.Length > 0 ? [] : BrokenByText(plan, working, decision, after.Find(decision.Paragraph)!),
            .. BrokenByWords(plan, decision),
        ];
    }

    private static IEnumerable<Sentence> BrokenByMeeting(WorkPlan plan, NegotiationDecision decision)
    {
        if (plan.Activity(decision.Meeting) is not { IsMeeting: true, Cancelled: false } meeting)
        {
            yield return $"'{decision.Meeting}' is not a meeting of the work plan; name the one that decided.";
        }
        else if (!(plan.When(meeting) <= decision.At))
        {
            yield return $"{meeting.Id} has not begun; it cannot have decided.";
        }
        else if (decision.Status == ParagraphStatus.Agreed && meeting.Kind != ActivityKind.FormalMeeting)
        {
            yield return "An informal meeting agrees ad referendum; only a formal one agrees.";
        }
    }

    private static IEnumerable<Sentence> BrokenByProposals(WorkingText working, NegotiationDecision decision)
    {
        if (decision is { Accept: [], Reject: [], Status: null, Reservations: null })
        {
            yield return "Nothing is decided: accept or reject a proposal, say how the paragraph stands, or record a reservation ('accept', 'reject', 'status', 'reservations').";
        }

        foreach (var id in decision.Accept.Concat(decision.Reject).CountBy(id => id))
        {
            var contribution = working.Contributions.FirstOrDefault(c => c.Id == id.Key);
            var wrong = contribution switch
            {
                _ when id.Value > 1 => (Sentence)"is named twice",
                null => "does not exist",
                { IsProposal: false } => "is a comment, on which nothing is decided",
                { Standing: Standing.Withdrawn } => "is withdrawn",
                { Standing: Standing.ToReanchor } => "was made on words that are no longer in the text; have it re-anchored first",
                _ when contribution.Paragraph != decision.Paragraph => $"is on paragraph '{contribution.Paragraph}'",
                { Decision: not null } when working.Find(decision.Paragraph)!.Has(contribution) is false && contribution.Standing == Standing.Accepted =>
                    "was accepted in an earlier version, whose words stand",
                _ => null,
            };
            if (wrong is not null)
            {
                yield return $"Contribution {id.Key} {wrong}.";
            }
        }
    }

    private static IEnumerable<Sentence> BrokenByText(WorkPlan plan, WorkingText working, NegotiationDecision decision, WorkingParagraph after)
    {
        var accepted = after.Amendments.Where(a => a.Standing == Standing.Accepted).ToArray();
        if (MergedParagraph.Collision(working.Find(decision.Paragraph)!.Paragraph.Text, accepted) is var (one, other))
        {
            yield return $"Contributions {one.Id} ({Name(one)}) and {other.Id} ({Name(other)}) change the same words; accept one and reject the other.";
        }

        if (after.Amendments.Where(a => a.Standing == Standing.Open).ToArray() is { Length: > 0 } open && decision.Status is not null and not ParagraphStatus.Open)
        {
            yield return $"The paragraph is still open: accept or reject {open.Select(o => (Sentence)$"{o.Id} ({Name(o)})")} with the same decision.";
        }

        object Name(StandingContribution c) => (object?)plan.State(c.Contribution.State)?.Names ?? c.Contribution.State;
    }

    private static IEnumerable<Sentence> BrokenByWords(WorkPlan plan, NegotiationDecision decision)
    {
        foreach (var reservation in decision.Reservations ?? [])
        {
            if (plan.State(reservation.State) is null)
            {
                yield return $"'{reservation.State}' is not a member state of this work plan.";
            }

            if (VisibleText.IsBlank(reservation.Text) || reservation.Text.Length > MostCharacters)
            {
                yield return $"A reservation has a text of at most {MostCharacters} characters.";
            }
        }

        if (decision.Note?.Length > MostCharacters || decision.Reservations?.Count > plan.States.Count)
        {
            yield return $"A note has at most {MostCharacters} characters, and each state makes one reservation.";
        }
    }
}
