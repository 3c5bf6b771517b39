namespace Mandates.Pages.Negotiation;

/// <summary>What <see cref="DecisionPage"/> shows: one paragraph with the proposals on it, to be decided on.</summary>
public sealed record DecisionPageView : IView<DecisionPage>
{
    public required WorkPlan Plan { get; init; }
    public required MandateRecord Record { get; init; }
    public required MandateId Mandate { get; init; }
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
    public required Func<StateId, string> NameOf { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }

    /// <summary>What the decision would do; null until it was asked for.</summary>
    public DecisionEffect? Effect { get; init; }

    public string Path => $"/mandates/{Mandate}/negotiation/{Paragraph.Id}";
}

/// <summary>The paragraph as it would then be printed, and the brackets in the whole text.</summary>
public sealed record DecisionEffect(IReadOnlyList<NegotiatingLine> Lines, IReadOnlyList<ChangedWords> Words, ParagraphStatus Status, int BracketsBefore, int BracketsAfter)
{
    /// <summary>What a decision would do to its paragraph and to the brackets of the text.</summary>
    public static DecisionEffect Of(string paragraph, WorkingText before, WorkingText after)
    {
        var (text, now) = (NegotiatingText.Of(after), after.Find(paragraph)!);
        return new(
            [.. text.Lines.Where(l => l.Paragraph == paragraph)], ChangedParagraph.Of(now.Paragraph.Text, now.Text), now.Status, NegotiatingText.Of(before).OpenBrackets, text.OpenBrackets);
    }
}

public sealed record MeetingChoice(string Id, string Label);

public sealed record NamedState(StateId Id, string Name);
