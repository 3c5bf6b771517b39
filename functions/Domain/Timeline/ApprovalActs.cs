using Mandates.Domain.Meetings;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Paragraph 16 requires an approved draft. When the last formal meeting did not approve it, the chair is asked to
/// convene another, again and again as the session nears; near it the mandated body is told too.
/// </summary>
internal static class ApprovalActs
{
    private static readonly int[] DaysBeforeSession = [60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1];
    private const int BodyIsToldWithin = 14;

    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (plan.LastMeetingWithoutApproval(record) is not { } last)
        {
            return [];
        }

        var sitting = record.LastSitting(last.Id)!;
        var at = sitting.RecordedAt ?? sitting.HeldAt;
        var left = plan.DaysToSession(at);
        if (left <= 0)
        {
            return [];
        }

        var opens = plan.At(plan.Mandate.DueSession.Opens, LocalTime.Midnight);
        var moments = DaysBeforeSession.Where(days => days < left)
            .Select(days => (Days: days, At: plan.NoticeTime(plan.Mandate.DueSession.Opens, days)))
            .Prepend((Days: left, At: at))
            .Append((Days: 0, At: opens))
            .ToArray();
        return moments.Zip(moments.Skip(1)).SelectMany(pair => Of(last, pair.First.Days, pair.First.At, until: pair.Second.At));
    }

    /// <summary>The last formal meeting, when it was held, did not approve, and no other is to come; else null.</summary>
    public static Activity? LastMeetingWithoutApproval(this WorkPlan plan, MandateRecord record)
    {
        var formal = plan.Activities.Where(a => a is { Kind: ActivityKind.FormalMeeting, Cancelled: false }).ToArray();
        return record.Reached(plan, Milestone.WorkPlanAdopted) is null
            || record.Reached(plan, Milestone.ResolutionApproved) is not null
            || formal.Any(IsToCome)
            ? null
            : formal.MaxBy(plan.When);

        // A meeting that was suspended or not opened is still to come only when it has a new date.
        bool IsToCome(Activity meeting) =>
            record.LastSitting(meeting.Id) is not { } sitting || (sitting.Outcome != MeetingOutcome.Held && plan.When(meeting) > sitting.HeldAt);
    }

    /// <summary>Whole days from a moment's day to the one on which the session opens.</summary>
    public static int DaysToSession(this WorkPlan plan, Instant at) =>
        Period.DaysBetween(plan.Local(at).Date, plan.Mandate.DueSession.Opens);

    private static IEnumerable<ScheduledAct> Of(Activity last, int days, Instant at, Instant until)
    {
        yield return Act(NoticeReason.MeetingRequest, AudienceKind.Chair);
        if (days <= BodyIsToldWithin)
        {
            yield return Act(NoticeReason.ApprovalWarning, AudienceKind.MandatedBody);
        }

        ScheduledAct Act(NoticeReason reason, AudienceKind audience) => new()
        {
            Reason = reason,
            About = last.Id,
            Since = last.Since,
            Ordinal = days,
            At = at,
            Until = until,
            Audience = new(audience),
        };
    }
}
