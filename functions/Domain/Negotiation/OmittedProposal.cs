using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>A proposal that was accepted in one version of the draft and that the next one leaves out.</summary>
/// <param name="Contribution">Its id.</param>
/// <param name="State">Id of the state that made it.</param>
/// <param name="Paragraph">Where it was accepted.</param>
/// <param name="Text">What it said.</param>
/// <param name="Decision">Number of the decision that accepted it.</param>
public sealed record OmittedProposal(string Contribution, StateId State, string Paragraph, string Text, int Decision)
{
    /// <param name="before">The version before, with what was decided on it.</param>
    /// <param name="next">The words of the next.</param>
    public static IReadOnlyList<OmittedProposal> Of(WorkingText before, DraftText next) =>
    [
        .. from paragraph in before.Paragraphs
           from proposal in paragraph.Amendments.Concat(paragraph.NewTexts)
           where proposal.Standing == Standing.Accepted && !IsIn(next, paragraph, proposal)
           select new OmittedProposal(proposal.Id, proposal.Contribution.State, paragraph.Id, proposal.Text, proposal.Decision!.Value),
    ];

    private static bool IsIn(DraftText next, WorkingParagraph paragraph, StandingContribution proposal) => proposal.Contribution.Kind == ContributionKind.NewText
        ? next.Find(WorkingParagraph.NewId(proposal.Id)) is not null || next.Paragraphs.Any(p => Contains(p.Text, proposal.Text))
        : next.Find(paragraph.Id) is { } there
            ? there.Text == paragraph.Text || (proposal.Text.Length > 0 && Edits(paragraph, proposal).All(edit => IsMade(there.Text, edit)))
            : proposal.Text.Length == 0;

    private static IEnumerable<(string Old, string New)> Edits(WorkingParagraph paragraph, StandingContribution proposal)
    {
        var words = WordDiff.Tokens(paragraph.Paragraph.Text);
        return WordDiff.Edits(words, WordDiff.Tokens(proposal.Text)).Select(e => (string.Concat(words.AsSpan(e.Start, e.End - e.Start)), e.Text));
    }

    // New words must stand there; words that were only taken out must not.
    private static bool IsMade(string text, (string Old, string New) edit) =>
        string.IsNullOrWhiteSpace(edit.New) ? !Contains(text, edit.Old) : Contains(text, edit.New);

    private static bool Contains(string text, string words) => text.Contains(words.Trim(), StringComparison.Ordinal);
}
