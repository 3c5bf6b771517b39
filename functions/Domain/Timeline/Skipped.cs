namespace Mandates.Domain.Timeline;

/// <summary>Why an act is left out, with the figure of the plan that does it where there is one.</summary>
public sealed record Skipped(SkipReason Because, int Figure = 0);

public enum SkipReason
{
    Enough,
    PassedWhenSet,
    PassedWhenChanged,
    AfterDeadline,
    NotAfterTheOneBefore,
    TooSoon,
    AnnouncedLater,
    DraftPublished,
    NoOverdue,
    NotDispatched,
    DispatchedLate,
    ToldBefore,
    Missed,
    Answered,
    LinkRevoked,
}
