using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>What a contribution must be, and what is merely remarked on it.</summary>
public static class ContributionRules
{
    public const int MostCharacters = DraftText.MostCharacters;

    /// <summary>So many words are a good measure. Procedure 9 gives no figure: assumed.</summary>
    public const int Brief = 150;

    /// <summary>What stands against its words, each with what to do about it.</summary>
    public static IEnumerable<Sentence> Broken(ContributionKind kind, string text, string? rationale, WorkingParagraph paragraph)
    {
        if (text.Length > MostCharacters || rationale?.Length > MostCharacters)
        {
            yield return $"Give a text and a rationale of at most {MostCharacters} characters each.";
        }
        else if (string.IsNullOrWhiteSpace(text) && kind != ContributionKind.ProposedAmendment)
        {
            yield return "Give a text. Only a proposed amendment may be empty: it deletes the paragraph.";
        }
        else if (kind == ContributionKind.ProposedAmendment && WordDiff.Same(text, paragraph.Paragraph.Text))
        {
            yield return "The amendment changes no word of the paragraph. Send the whole paragraph as you want it.";
        }

        if (kind == ContributionKind.ProposedAmendment && paragraph.Status != ParagraphStatus.Open)
        {
            yield return "The paragraph is agreed. Comment on it, or ask the chair to open it again.";
        }
    }

    /// <summary>Procedure 9 asks for brevity; nobody is held to it.</summary>
    public static string? Remark(WorkPlan plan, int words) => words <= Brief
        ? null
        : $"This has {words} words. {(plan.Procedures.Any(p => p.Number == 9) ? "Procedure 9 asks" : "The chair asks")} for remarks that are brief and to the point; about {Brief} words is a good measure. It is taken as it is.";
}
