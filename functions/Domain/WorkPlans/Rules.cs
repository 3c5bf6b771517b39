namespace Mandates.Domain.WorkPlans;

/// <summary>The usual local times: a reply is in time until the end of the deadline's second.</summary>
public sealed record LocalTimes
{
    public LocalTime Deadline { get; init; } = new(23, 59, 59);
    public LocalTime Notice { get; init; } = new(9, 0);
    public LocalTime Meeting { get; init; } = new(10, 0);
}

/// <summary>When those who have not replied are reminded.</summary>
public sealed record ReminderRule
{
    internal const int UsualMost = 10;

    /// <summary>Days before the deadline, at the notice time; 0 is the day itself.</summary>
    public IReadOnlyList<int> DaysBefore { get; init; } = [14, 7, 3, 1, 0];

    /// <summary>Whether the mission is told once, the day after, that its state is overdue.</summary>
    public bool Overdue { get; init; } = true;

    /// <summary>No reminder goes out sooner than this after the one before it.</summary>
    public int MinimumGapHours { get; init; } = 24;

    /// <summary>The most reminders that one recipient gets, however often the deadline moves.</summary>
    public int Most { get; init; } = UsualMost;

    /// <summary>The plan revision that gave the rule its present figures.</summary>
    public int Since { get; init; }
}

/// <summary>When meetings are announced, in days before them, at the notice time.</summary>
public sealed record MeetingNoticeRule
{
    public int InvitationDaysBefore { get; init; } = 7;
    public int ReminderDaysBefore { get; init; } = 1;
}

/// <summary>How many member states must be present. The source is silent: the defaults are assumed.</summary>
public sealed record QuorumRule
{
    public Share Open { get; init; } = new(1, 3);
    public Share Decide { get; init; } = new(1, 2, MoreThan: true);

    /// <summary>True when the figures do not come from the body's own rules.</summary>
    public bool Assumed { get; init; } = true;
}

/// <summary>A part of the member states: at least <c>Of/Parts</c> of them, or more than that.</summary>
public sealed record Share(int Of, int Parts, bool MoreThan = false)
{
    /// <summary>The smallest whole number of states that is enough.</summary>
    public int Needed(int states) =>
        MoreThan ? (Of * states / Parts) + 1 : ((Of * states) + Parts - 1) / Parts;
}
