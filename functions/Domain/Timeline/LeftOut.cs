namespace Mandates.Domain.Timeline;

/// <summary>Why an act is left out, with the figure of the plan that does it where there is one.</summary>
public sealed record LeftOut(LeftOutBecause Because, int Figure = 0)
{
    /// <summary>As the end of an English sentence.</summary>
    public override string ToString() => Because switch
    {
        LeftOutBecause.Enough => $"the plan allows {Figure} reminders at most",
        LeftOutBecause.PassedWhenSet => "its moment had passed when the deadline was set",
        LeftOutBecause.PassedWhenChanged => "its moment had passed when the reminders were changed",
        LeftOutBecause.AfterDeadline => "it would come after the deadline",
        LeftOutBecause.NotAfterTheOneBefore => "the notice before it goes out no earlier than that",
        LeftOutBecause.TooSoon => $"the notice before it is less than {Figure} hours older",
        LeftOutBecause.AnnouncedLater => "the meeting is announced no earlier than that",
        LeftOutBecause.DraftPublished => "the draft is already published",
        LeftOutBecause.NoOverdue => "the plan tells no mission that it is overdue",
        LeftOutBecause.NotDispatched => "the questionnaire had not gone out with the earlier date",
        LeftOutBecause.DispatchedLate => "the questionnaire went out only after the deadline",
        LeftOutBecause.ToldBefore => "they were told of the first version",
        _ => "its moment passed before it could be done",
    };
}

public enum LeftOutBecause
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
