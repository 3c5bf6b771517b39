using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>How many member states were present, and how many it takes.</summary>
public sealed record Quorum(int Present, int Needed)
{
    public bool IsMet => Present >= Needed;
}

public static class Quorums
{
    /// <summary>Whether the meeting could open.</summary>
    public static Quorum Opens(this WorkPlan plan, MeetingRecord meeting) => Of(plan, meeting, plan.Quorum.Open);

    /// <summary>Whether the meeting could adopt, elect and approve.</summary>
    public static Quorum Decides(this WorkPlan plan, MeetingRecord meeting) => Of(plan, meeting, plan.Quorum.Decide);

    private static Quorum Of(WorkPlan plan, MeetingRecord meeting, Share share) =>
        new(meeting.Present.Distinct().Count(), share.Needed(plan.States.Count));
}
