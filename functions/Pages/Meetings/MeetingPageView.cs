namespace Mandates.Pages.Meetings;

/// <summary>What <see cref="MeetingPage"/> shows.</summary>
public sealed record MeetingPageView : IView<MeetingPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }
    public required MeetingView Meeting { get; init; }

    /// <summary>What the meeting may decide.</summary>
    public required IReadOnlyList<DecisionKind> Powers { get; init; }

    /// <summary>The text that it may approve.</summary>
    public Mandates.Domain.Negotiation.Drafts.Draft? Newest { get; init; }
    public bool MayRecord { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }

    /// <summary>The record as it would be kept, its summary record, and what the timeline would make of it.</summary>
    public MeetingRecord? Proposed { get; init; }
    public SummaryParts? Summary { get; init; }
    public Mandates.Domain.Timeline.RecordEffect? Effect { get; init; }
    public bool IsDone { get; init; }
}
