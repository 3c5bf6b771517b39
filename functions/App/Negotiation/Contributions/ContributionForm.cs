using Mandates.Functions.Web;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>A contribution as the forms beside the paragraphs of a draft carry it.</summary>
internal static class ContributionForm
{
    private static readonly string[] Acts = ["withdraw", "support", "end", "anchor"];

    public static TypedContribution Typed(IFormCollection form)
    {
        var (paragraph, read) = Place(form);
        return new(
            Enum.GetValues<ContributionKind>().FirstOrDefault(kind => Words.Camel(kind) == form["kind"].ToString()),
            paragraph, read, form["text"].ToString(), form["rationale"].ToString());
    }

    public static Proposal Proposal(TypedContribution typed, int version) =>
        new(typed.Kind, version, typed.Paragraph, typed.Text, typed.Base, string.IsNullOrWhiteSpace(typed.Rationale) ? null : typed.Rationale);

    /// <summary>What is to be done to a contribution, and to which: the button that was pressed.</summary>
    /// <exception cref="ProblemException">404 when it is none of them.</exception>
    public static (string Act, string Contribution) Act(IFormCollection form)
    {
        var act = Acts.FirstOrDefault(form.ContainsKey) ?? throw ProblemException.NotFound();
        return (act, form[act].ToString());
    }

    public static NewAnchor Anchor(IFormCollection form)
    {
        var (paragraph, read) = Place(form);
        return new(paragraph, read, form.TryGetValue("text", out var reworded) ? reworded.ToString() : null);
    }

    /// <summary>Why it was refused. A page has the words as they are now; the API sends them along.</summary>
    public static Refusal Refusal(ProblemException problem) => problem.Current switch
    {
        CurrentParagraph { Text: null } => new("The paragraph is no longer in the draft.", "Another version was published while you were writing. Your text is below; choose the paragraph that it belongs to."),
        CurrentParagraph => new("The paragraph has changed.", "Another version was published while you were writing. Your text is kept in the form, beside the current words."),
        _ => problem.Refusal,
    };

    // The paragraph, and the words of it that were read.
    private static (string Paragraph, string Base) Place(IFormCollection form) =>
        form["place"].ToString().Split('|', 2) is [var paragraph, var read] ? (paragraph, read) : ("", "");
}
