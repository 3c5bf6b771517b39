using Mandates.Domain.Meetings;
using Mandates.Domain.Record;

namespace Mandates.Domain.WorkPlans;

/// <summary>Delegations comment on the proposed work plan until the first formal meeting, which considers it, begins.</summary>
public static class CommentRules
{
    public const int MostCharacters = 4000;

    /// <summary>Comments of one state: more than a meeting can take up.</summary>
    public const int MostPerState = 20;

    /// <summary>When the first formal meeting is to begin; null for a plan without one.</summary>
    public static Instant? CommentsClose(this WorkPlan plan) =>
        plan.Activities.Where(a => a is { Cancelled: false, Kind: ActivityKind.FormalMeeting }).Select(plan.When).Min();

    /// <summary>Whether comments are taken at a moment. A meeting that was postponed has not begun.</summary>
    public static bool TakesComments(this MandateRecord record, WorkPlan plan, Instant now) =>
        now < plan.CommentsClose()
        && !record.Meetings.Any(m => m.Outcome != MeetingOutcome.Postponed && plan.Activity(m.Activity)?.Kind == ActivityKind.FormalMeeting);

    /// <summary>The objections to one more comment of a state, each with the remedy.</summary>
    public static IEnumerable<Sentence> Broken(MandateRecord record, StateId state, string text)
    {
        if (VisibleText.IsBlank(text) || text.Length > MostCharacters)
            yield return $"Give a comment of at most {MostCharacters} characters.";
        if (record.PlanComments.Count(c => c.State == state) >= MostPerState)
            yield return $"The state has made {MostPerState} comments on the work plan. Speak in the meeting.";
    }
}
