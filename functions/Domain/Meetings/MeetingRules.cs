using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>What a meeting may do. Source: procedures 1, 7 and 8, and the plan's quorum.</summary>
public static class MeetingRules
{
    /// <summary>The most characters of what a summary record says in words of its own.</summary>
    public const int LongestSummary = 10_000;

    /// <summary>The rules that the record would break, each a sentence; empty when it can be kept.</summary>
    public static IEnumerable<Sentence> Broken(WorkPlan plan, MandateRecord record, MeetingRecord meeting, Instant now)
    {
        if (plan.Activity(meeting.Activity) is not { IsMeeting: true } activity)
        {
            return [$"The work plan has no meeting '{meeting.Activity}'."];
        }

        var sitting = BrokenBySitting(plan, record, activity, now)
            .Concat(BrokenByAttendance(plan, activity, meeting));
        var decisions = meeting.Decisions.SelectMany(decision => DecisionRules.Broken(decision, plan, record, activity, meeting));
        return sitting.Concat(decisions);
    }

    /// <summary>Whether a meeting has begun and has no record that closes it.</summary>
    public static bool IsOpen(WorkPlan plan, MandateRecord record, Activity meeting, Instant now) =>
        meeting is { IsMeeting: true, Cancelled: false } && plan.When(meeting) is { } begins && begins <= now
        && (record.LastSitting(meeting.Id) is not { } last || (last.Outcome != MeetingOutcome.Held && begins > last.HeldAt));

    /// <summary>What a meeting may decide; nothing, if it is informal.</summary>
    public static IReadOnlyList<DecisionKind> Powers(Activity meeting) => meeting.Kind == ActivityKind.FormalMeeting ? DecisionRules.Formal : [];

    private static IEnumerable<Sentence> BrokenBySitting(WorkPlan plan, MandateRecord record, Activity activity, Instant now)
    {
        if (activity.Cancelled)
        {
            yield return "A cancelled meeting has no record.";
        }
        else if (plan.When(activity) > now)
        {
            yield return "The meeting has not begun; move it in the work plan if it was held earlier.";
        }
        else if (record.LastSitting(activity.Id) is { } last && plan.When(activity) <= last.HeldAt)
        {
            yield return last.Outcome == MeetingOutcome.Postponed
                ? "The meeting was postponed; give it a new date in the work plan before it goes on."
                : "The meeting was suspended; give it a new date in the work plan before it goes on.";
        }
    }

    private static IEnumerable<Sentence> BrokenByAttendance(WorkPlan plan, Activity activity, MeetingRecord meeting)
    {
        foreach (var unknown in meeting.Present.Where(id => plan.State(id) is null))
        {
            yield return $"'{unknown}' is not a member state of this work plan.";
        }

        if (meeting.Outcome == MeetingOutcome.Postponed)
        {
            if (meeting.Decisions.Count > 0)
            {
                yield return "A postponed meeting decides nothing.";
            }
        }
        else if (activity.Kind == ActivityKind.FormalMeeting && plan.Opens(meeting) is { IsMet: false } opens)
        {
            yield return $"A formal meeting opens with {opens.Needed} of {plan.States.Count} member states present; {opens.Present} were. Record it as postponed.";
        }

        if (meeting.Summary?.Length > LongestSummary)
        {
            yield return $"The summary has {meeting.Summary.Length} characters; keep it within {LongestSummary}.";
        }
    }
}
