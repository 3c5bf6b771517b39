using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>What a contribution requires: an open window, and a paragraph that still has the words that its author read.</summary>
internal static class ContributionBasis
{
    /// <exception cref="ProblemException">409 when the window is closed at the present mandate time.</exception>
    public static void RequireOpen(MandateState current, Instant now)
    {
        var window = ContributionWindow.Of(current.Plan, current.Record);
        if (!window.IsOpenAt(now))
        {
            throw window.Opens is null || now < window.Opens
                ? ProblemException.Conflict("The window for contributions is not open yet.", "It opens when the first draft is published.")
                : ProblemException.Conflict("The window for contributions has closed.", $"It closed when the last formal meeting began, {current.Plan.Local(window.Closes!.Value):uuuu-MM-dd HH:mm}. Speak in the meeting, or ask the chair.");
        }
    }

    /// <summary>The paragraph of the present version, if its words are those that the caller has read.</summary>
    /// <exception cref="ProblemException">409 with the paragraph as it is now, when they are not.</exception>
    public static WorkingParagraph Require(WorkingText working, string paragraph, string read)
    {
        var found = working.Find(paragraph);
        return found?.Paragraph.Sha256 == read
            ? found
            : throw new ProblemException(409, "The paragraph has changed.", found is null
                ? $"{working.Draft.Symbol} no longer has a paragraph '{paragraph}'. Choose another of that version."
                : $"Read it in 'current' as it stands in {working.Draft.Symbol}, and send the contribution again with its 'sha256' as 'base'.")
            {
                Current = new CurrentParagraph(working.Draft.Version, paragraph, found?.Paragraph.Text, found?.Paragraph.Sha256),
            };
    }
}
