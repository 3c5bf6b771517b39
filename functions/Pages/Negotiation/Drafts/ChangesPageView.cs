namespace Mandates.Pages.Negotiation.Drafts;

/// <summary>What <see cref="ChangesPage"/> shows.</summary>
public sealed record ChangesPageView : IView<ChangesPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }
    public required Draft From { get; init; }
    public required Draft To { get; init; }
    public required IReadOnlyList<ChangedParagraph> Paragraphs { get; init; }

    /// <summary>The numbers of the later version's paragraphs, by their ids.</summary>
    public required IReadOnlyDictionary<string, int?> Numbers { get; init; }

    /// <summary>Whether those that stayed as they were are shown too.</summary>
    public required bool IsAll { get; init; }
}
