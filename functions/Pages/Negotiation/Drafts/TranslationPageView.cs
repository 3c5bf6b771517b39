namespace Mandates.Pages.Negotiation.Drafts;

/// <summary>What <see cref="TranslationPage"/> shows.</summary>
public sealed record TranslationPageView : IView<TranslationPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required Draft Draft { get; init; }

    /// <summary>All languages, with what is missing in each.</summary>
    public required IReadOnlyList<DraftLanguage> There { get; init; }

    /// <summary>The translations of this version.</summary>
    public required IReadOnlyList<Translation> Published { get; init; }

    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }

    /// <summary>The translation as it would be published, and the original with the words that it would then have.</summary>
    public Translation? Proposed { get; init; }

    public IReadOnlyList<AlignedParagraph> Aligned { get; init; } = [];

    /// <summary>The language that was published just now.</summary>
    public Language? Done { get; init; }
}
