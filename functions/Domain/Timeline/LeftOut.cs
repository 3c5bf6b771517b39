namespace Mandates.Domain.Timeline;

/// <summary>Why an act is left out, with the figure of the plan that does it where there is one.</summary>
public sealed record LeftOut(SkipReason Because, int Figure = 0)
{
    /// <summary>As the end of an English sentence.</summary>
    public override string ToString() => Because switch
    {
        SkipReason.Enough => $"the plan allows {Figure} reminders at most",
        SkipReason.PassedWhenSet => "its moment had passed when the deadline was set",
        SkipReason.PassedWhenChanged => "its moment had passed when the reminders were changed",
        SkipReason.AfterDeadline => "it would come after the deadline",
        SkipReason.NotAfterTheOneBefore => "the notice before it goes out no earlier than that",
        SkipReason.TooSoon => $"the notice before it is less than {Figure} hours older",
        SkipReason.AnnouncedLater => "the meeting is announced no earlier than that",
        SkipReason.DraftPublished => "the draft is already published",
        SkipReason.NoOverdue => "the plan tells no mission that it is overdue",
        SkipReason.NotDispatched => "the questionnaire had not gone out with the earlier date",
        SkipReason.DispatchedLate => "the questionnaire went out only after the deadline",
        SkipReason.ToldBefore => "they were told of the first version",
        _ => "its moment passed before it could be done",
    };
}

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
}
