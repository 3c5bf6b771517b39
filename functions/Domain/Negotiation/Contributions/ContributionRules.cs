using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>The rules that a contribution must keep, and those that only cause a remark.</summary>
public static class ContributionRules
{
    public const int MostCharacters = DraftText.MostCharacters;

    /// <summary>Contributions of one state to one version of the draft, those withdrawn among them: more than anybody can answer, and each is a mail and a part of the text that all read.</summary>
    public const int MostPerDraft = 200;

    /// <summary>How often a state may begin or end its support of one contribution. An even number, so that the last change can always be the end.</summary>
    public const int MostChangesOfSupport = 20;

    /// <summary>The recommended number of words. Procedure 9 gives no figure; this one is assumed.</summary>
    public const int Brief = 150;

    /// <summary>The objections to its text, each with the remedy.</summary>
    public static IEnumerable<Sentence> Broken(ContributionKind kind, string text, string? rationale, WorkingParagraph paragraph)
    {
        if (text.Length > MostCharacters || rationale?.Length > MostCharacters)
        {
            yield return $"Give a text and a rationale of at most {MostCharacters} characters each.";
        }
        else if (VisibleText.IsBlank(text) && kind != ContributionKind.ProposedAmendment)
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

    /// <summary>The rule that one more contribution of a state to the present version would break.</summary>
    public static Sentence? TooMany(WorkingText working, StateId state) =>
        working.Contributions.Count(c => c.Contribution.State == state && c.Contribution.Draft == working.Draft.Version) < MostPerDraft ? null
            : (Sentence)$"The state has made {MostPerDraft} contributions to this version of the draft. Speak in the meeting, or contribute to the next version.";

    /// <summary>Whether a state has changed its support of a contribution as often as it may.</summary>
    public static bool IsSupportFinal(IEnumerable<ContributionAct> acts, string contribution, StateId? state) =>
        acts.Count(a => a.Contribution == contribution && a.State == state && a.Kind is ContributionActKind.Support or ContributionActKind.EndSupport) >= MostChangesOfSupport;

    /// <summary>Procedure 9 asks for brevity; it is not enforced.</summary>
    public static string? Remark(WorkPlan plan, int words) => words <= Brief
        ? null
        : $"This has {words} words. {(plan.Procedures.Any(p => p.Number == 9) ? "Procedure 9 asks" : "The chair asks")} for remarks that are brief and to the point; about {Brief} words is a good measure. It is taken as it is.";
}
