namespace Mandates.Pages.Negotiation.Drafts;

/// <summary>What <see cref="DraftPage"/> shows: a version of the draft, with what this reader may do to it.</summary>
public sealed record DraftPageView : IView<DraftPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }
    public required string Product { get; init; }
    public required string Zone { get; init; }
    public required Draft Draft { get; init; }
    public required IReadOnlyList<Draft> Versions { get; init; }
    public required ContributionWindow Window { get; init; }
    public required bool IsOpen { get; init; }

    /// <summary>Whether processes were consulted on it.</summary>
    public bool IsConsultedOn { get; init; }

    /// <summary>Those of this page, in order.</summary>
    public required IReadOnlyList<ReadParagraph> Paragraphs { get; init; }

    public required IReadOnlyList<SlicePage> Pages { get; init; }

    /// <summary>All of the version, to choose among.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>The contributions that the reader may re-anchor.</summary>
    public required IReadOnlyList<StandingContribution> ToReanchor { get; init; }

    public required Func<StateId, string> NameOf { get; init; }

    /// <summary>The state that the reader acts for; null for an officer.</summary>
    public required StateId? State { get; init; }

    /// <summary>What it can be read in.</summary>
    public required IReadOnlyList<DraftLanguage> Languages { get; init; }

    /// <summary>The language that its words are shown in.</summary>
    public required Language Shown { get; init; }

    public required bool MayTranslate { get; init; }

    public Refusal? Problem { get; init; }
    public TypedContribution? Typed { get; init; }
    public TypedAnchor? TypedAnchor { get; init; }

    /// <summary>What was done last, and to which contribution.</summary>
    public string? Done { get; init; }

    public string? On { get; init; }

    public Draft Present => Versions[^1];

    public bool IsPresent => Draft.Version == Present.Version;

    public bool MayContribute => State is not null && IsOpen && IsPresent;

    public string Path => $"/mandates/{Mandate}/drafts/{Draft.Version}";

    /// <summary>What an address has to say, from its question mark on, for the words to stay in the language that is shown.</summary>
    public string Asking => Shown == Draft.Language ? "" : $"?text={Shown.Code()}";
}

/// <summary>A paragraph with its number, its words in the language that is shown, how it stands, and what was said on it.</summary>
public sealed record ReadParagraph(Place Place, AlignedParagraph Aligned, ParagraphStatus Status, IReadOnlyList<StandingContribution> Said)
{
    /// <summary>As it was written.</summary>
    public Paragraph Paragraph => Aligned.Original;
}

/// <summary>How far a draft version goes in a language.</summary>
/// <param name="Language">The language.</param>
/// <param name="IsOriginal">Whether it was written in it.</param>
/// <param name="IsThere">Whether a translation into it was published, of this version or of one before.</param>
/// <param name="Missing">How many paragraphs have no words in it.</param>
/// <param name="OutOfDate">How many have those of another original.</param>
public sealed record DraftLanguage(Language Language, bool IsOriginal, bool IsThere, int Missing, int OutOfDate);

/// <summary>A paragraph to choose: its number, null for a heading, and how it begins.</summary>
public sealed record Place(string Id, string Sha256, int? Number, string Beginning)
{
    private const int Begin = 60;

    /// <summary>As a form names it: the paragraph, and the words that were read.</summary>
    public string Value => $"{Id}|{Sha256}";

    public string Label => Number is { } number ? $"{number}. {Beginning}" : Beginning;

    /// <summary>The paragraphs in order, numbered as they are printed.</summary>
    public static IReadOnlyList<Place> Of(IEnumerable<Paragraph> paragraphs)
    {
        var number = 0;
        return [.. paragraphs.Select(p => new Place(p.Id, p.Sha256, p.IsHeading ? null : ++number, Short(p.Text)))];
    }

    private static string Short(string text) => text.Length <= Begin ? text : $"{text[..Begin]}…";
}

/// <summary>What was typed and not taken. Paragraph and base as they were sent; once they are known to be stale, the base is the new one.</summary>
public sealed record TypedContribution(ContributionKind Kind, string Paragraph, string Base, string Text, string? Rationale, bool IsStale = false);

/// <summary>The same for a contribution that was to be re-anchored.</summary>
public sealed record TypedAnchor(string Contribution, string Paragraph, string Text);
