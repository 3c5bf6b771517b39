using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Domain.Meetings;

/// <summary>What a meeting may do. Source: procedures 1, 7 and 8, and the plan's quorum.</summary>
public static class MeetingRules
{
    private static readonly DecisionKind[] Formal =
        [DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs, DecisionKind.ApproveDraft, DecisionKind.ApproveResolution];

    /// <summary>The rules that the record would break, each a sentence; empty when it can be kept.</summary>
    public static IEnumerable<string> Broken(WorkPlan plan, MandateRecord record, MeetingRecord meeting, Instant now)
    {
        var activity = plan.Activity(meeting.Activity);
        if (activity is not { IsMeeting: true })
        {
            yield return $"The work plan has no meeting '{meeting.Activity}'.";
            yield break;
        }

        if (activity.Cancelled)
        {
            yield return "A cancelled meeting has no record.";
        }
        else if (plan.When(activity) > now)
        {
            yield return "The meeting has not begun; move it in the work plan if it was held earlier.";
        }

        foreach (var unknown in meeting.Present.Where(id => plan.State(id) is null))
        {
            yield return $"'{unknown}' is not a member state of this work plan.";
        }

        foreach (var decision in meeting.Decisions.Where(Formal.Contains))
        {
            foreach (var broken in BrokenBy(decision, plan, record, activity, meeting.Present.Distinct().Count()))
            {
                yield return broken;
            }
        }
    }

    private static IEnumerable<string> BrokenBy(DecisionKind decision, WorkPlan plan, MandateRecord record, Activity activity, int present)
    {
        if (activity.Kind == ActivityKind.InformalMeeting)
        {
            yield return $"An informal meeting cannot decide '{decision}'; only a formal one can.";
        }

        var needed = plan.Quorum.Decide.Needed(plan.States.Count);
        if (present < needed)
        {
            yield return $"'{decision}' needs {needed} of {plan.States.Count} member states present; {present} were.";
        }

        if (decision is DecisionKind.ApproveDraft or DecisionKind.ApproveResolution && record.Drafts.Count == 0)
        {
            yield return $"'{decision}' needs a published draft; publish one first.";
        }
    }
}
