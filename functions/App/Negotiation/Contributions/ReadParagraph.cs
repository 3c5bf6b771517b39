using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Holds a contribution against the words that it was written on.</summary>
internal static class ReadParagraph
{
    /// <summary>The paragraph of the present version, if its words are those that the caller has read.</summary>
    /// <exception cref="ProblemException">409 with the paragraph as it is now, when they are not.</exception>
    public static WorkingParagraph Require(WorkingText working, string paragraph, string read)
    {
        var found = working.Find(paragraph);
        return found?.Paragraph.Sha256 == read
            ? found
            : throw new ProblemException(409, "The paragraph has other words now.", found is null
                ? $"{working.Draft.Symbol} has no paragraph '{paragraph}' any more. Choose another of that version."
                : $"Read it in 'current' as it stands in {working.Draft.Symbol}, and send the contribution again with its 'sha256' as 'base'.")
            {
                Current = new CurrentParagraph(working.Draft.Version, paragraph, found?.Paragraph.Text, found?.Paragraph.Sha256),
            };
    }
}
