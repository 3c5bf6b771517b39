using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;

namespace Mandates.Domain.Negotiation;

/// <summary>The present version of the draft with everything that was proposed and decided on it.</summary>
public sealed class WorkingText
{
    private readonly Dictionary<string, WorkingParagraph> paragraphs;
    private readonly Func<IEnumerable<NegotiationDecision>, WorkingText> decided;

    private WorkingText(
        Draft draft, DraftText text, IReadOnlyList<StandingContribution> contributions, IReadOnlyList<NegotiationDecision> decisions,
        Func<IEnumerable<NegotiationDecision>, WorkingText> decided)
    {
        this.decided = decided;
        (Draft, Contributions) = (draft, contributions);
        var here = contributions.Where(c => c.IsProposal && c.Standing is Standing.Open or Standing.Accepted && IsOfThisVersion(c)).ToLookup(c => c.Paragraph);
        var onParagraph = decisions.Where(d => d.Status is not null || d.Reservations is not null || d.Note is not null).ToLookup(d => d.Paragraph);
        Paragraphs = [.. text.Paragraphs.Select(p => new WorkingParagraph(p, [.. here[p.Id]], [.. onParagraph[p.Id]]))];
        paragraphs = Paragraphs.ToDictionary(p => p.Id);

        // What was accepted in an earlier version is in the words of this one.
        bool IsOfThisVersion(StandingContribution c) => c.Standing == Standing.Open || decisions.First(d => d.Number == c.Decision).Draft == draft.Version;
    }

    public Draft Draft { get; }

    /// <summary>All that was ever contributed, with what has become of it; in the order in which it was made.</summary>
    public IReadOnlyList<StandingContribution> Contributions { get; }

    public IReadOnlyList<WorkingParagraph> Paragraphs { get; }

    /// <summary>What the next version may begin with: everything accepted is in it, nothing open.</summary>
    public DraftText Clean => new([.. Paragraphs.SelectMany(p => p.Clean)]);

    public WorkingParagraph? Find(string paragraph) => paragraphs.GetValueOrDefault(paragraph);

    /// <summary>The same text, had these been the decisions on it.</summary>
    public WorkingText With(IEnumerable<NegotiationDecision> decisions) => decided(decisions);

    public static WorkingText Of(
        Draft draft, DraftText text, IEnumerable<Contribution> contributions, IEnumerable<ContributionAct> acts, IEnumerable<NegotiationDecision> decisions)
    {
        var ordered = decisions.OrderBy(d => d.Number).ToArray();
        var words = text.Paragraphs.ToDictionary(p => p.Id, p => p.Sha256);
        var actsOn = acts.OrderBy(a => a.Number).ToLookup(a => a.Contribution);
        var outcomes = ordered.SelectMany(d => d.Accept.Select(id => (id, d.Number, Standing.Accepted)).Concat(d.Reject.Select(id => (id, d.Number, Standing.Rejected))))
            .GroupBy(o => o.id).ToDictionary(o => o.Key, o => o.Last());
        return new(
            draft,
            text,
            [.. contributions.OrderBy(c => c.At).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => Stands(c, [.. actsOn[c.Id]]))],
            ordered,
            other => Of(draft, text, contributions, acts, other));

        StandingContribution Stands(Contribution made, ContributionAct[] since)
        {
            var anchor = since.LastOrDefault(a => a.Kind == ContributionActKind.Reanchor)?.Anchor ?? new(made.Draft, made.Paragraph, made.Base);
            var said = anchor.Text ?? made.Text;
            var (_, decision, outcome) = outcomes.GetValueOrDefault(made.Id);
            var standing = since.Any(a => a.Kind == ContributionActKind.Withdraw) ? Standing.Withdrawn
                : decision > 0 ? outcome
                : words.GetValueOrDefault(anchor.Paragraph) is { } now && (anchor.Base is null || anchor.Base == now) ? Standing.Open
                : Standing.ToReanchor;
            var supporters = since.Where(a => a.Kind is ContributionActKind.Support or ContributionActKind.EndSupport)
                .GroupBy(a => a.State!.Value).Where(of => of.Last().Kind == ContributionActKind.Support).Select(of => of.Key);
            return new(
                made, standing, anchor.Paragraph, said, [.. supporters.Order()], decision > 0 ? decision : null);
        }
    }
}
