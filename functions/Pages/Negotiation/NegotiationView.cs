namespace Mandates.Pages.Negotiation;

/// <summary>The three ways in which the negotiating text is read.</summary>
public enum TextView
{
    All,
    Clean,
    Changes,
}

/// <summary>The negotiating text, or the part of it that is shown.</summary>
public sealed record NegotiationReading
{
    public required string Mandate { get; init; }
    public required string Instrument { get; init; }
    public required string Product { get; init; }
    public required Draft Draft { get; init; }
    public required TextView View { get; init; }
    public required bool OnlyOpen { get; init; }
    public required int OpenBrackets { get; init; }

    /// <summary>How many numbered paragraphs have each status.</summary>
    public required IReadOnlyDictionary<ParagraphStatus, int> Counts { get; init; }

    public required int ToReanchor { get; init; }

    /// <summary>What was accepted in the version before and is not in this one.</summary>
    public required IReadOnlyList<OmittedProposal> Omitted { get; init; }

    public required bool TakesContributions { get; init; }
    public required IReadOnlyList<NegotiatedParagraph> Paragraphs { get; init; }
    public required IReadOnlyList<Footnote> Footnotes { get; init; }
    public required IReadOnlyList<SlicePage> Pages { get; init; }
    public required Func<string, string> NameOf { get; init; }

    /// <summary>Whether the reader may keep decisions, and contribute.</summary>
    public required bool MayDecide { get; init; }

    public required bool MayContribute { get; init; }

    public string Path => $"/mandates/{Mandate}/negotiation";
}

/// <summary>A paragraph in one of the three views: the lines of it with all proposals, its clean words, or what changed.</summary>
/// <param name="Id">Its id, or of an accepted new text the id that it will have.</param>
/// <param name="Of">Id of the paragraph of the draft that it is, or follows.</param>
/// <param name="Label">Its number; null for a heading.</param>
/// <param name="Status">Whether it is agreed.</param>
/// <param name="Lines">With all proposals.</param>
/// <param name="Words">Clean, or with what changed.</param>
public sealed record NegotiatedParagraph(
    string Id, string Of, string? Label, ParagraphStatus Status, IReadOnlyList<NegotiatingLine> Lines, IReadOnlyList<ChangedWords> Words)
{
    public bool IsHeading => Label is null;

    /// <summary>Nothing is to be decided on it.</summary>
    public bool IsUntouchedHeading => IsHeading && Lines.Sum(line => line.OpenBrackets) == 0;

    public string Name => Label ?? Of;
}

/// <summary>One paragraph with the proposals on it, to be decided on.</summary>
public sealed record DecisionReading
{
    public required string Mandate { get; init; }
    public required string MandateTitle { get; init; }
    public required string Instrument { get; init; }
    public required string Zone { get; init; }
    public required Draft Draft { get; init; }
    public required WorkingParagraph Paragraph { get; init; }
    public required string? Label { get; init; }
    public required IReadOnlyList<StandingContribution> Proposals { get; init; }
    public required IReadOnlyList<NegotiatingLine> Lines { get; init; }
    public required IReadOnlyList<NegotiationDecision> Decisions { get; init; }
    public required IReadOnlyList<MeetingChoice> Meetings { get; init; }
    public required IReadOnlyList<NamedState> States { get; init; }
    public required Func<string, string> NameOf { get; init; }

    /// <summary>What the decision would do; null until it was asked for.</summary>
    public DecisionEffect? Effect { get; init; }

    public string Path => $"/mandates/{Mandate}/negotiation/{Paragraph.Id}";
}

/// <summary>The paragraph as it would then be printed, and the brackets in the whole text.</summary>
public sealed record DecisionEffect(IReadOnlyList<NegotiatingLine> Lines, IReadOnlyList<ChangedWords> Words, ParagraphStatus Status, int BracketsBefore, int BracketsAfter);

public sealed record MeetingChoice(string Id, string Label);

public sealed record NamedState(string Id, string Name);
