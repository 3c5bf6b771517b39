namespace Mandates.Pages.Negotiation.Drafts;

/// <summary>What <see cref="PublishPage"/> shows.</summary>
public sealed record PublishPageView : IView<PublishPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }

    /// <summary>The language of the version before.</summary>
    public required Language Usual { get; init; }

    /// <summary>Whether there is a text to begin with.</summary>
    public required bool HasClean { get; init; }

    /// <summary>The version as it would be published, and what of it differs from the one before.</summary>
    public Draft? Proposed { get; init; }

    public IReadOnlyList<ChangedParagraph> Changes { get; init; } = [];
    public IReadOnlyList<(Place Place, Paragraph Paragraph)> Paragraphs { get; init; } = [];
    public IReadOnlyList<OmittedProposal> Omitted { get; init; } = [];
    public RecordEffect? Effect { get; init; }
}
