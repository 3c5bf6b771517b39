using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Record;

/// <summary>Which milestones are reached, and since when: read from what has happened, never stored.</summary>
public static class Milestones
{
    private static readonly (Phase Phase, Milestone Last)[] Phases =
    [
        (Phase.WorkPlan, Milestone.WorkPlanAdopted),
        (Phase.Platform, Milestone.PlatformLaunched),
        (Phase.Questionnaire, Milestone.RepliesClosed),
        (Phase.Drafting, Milestone.DraftPublished),
        (Phase.Negotiation, Milestone.ResolutionApproved),
        (Phase.Submission, Milestone.ReceivedBySession),
    ];

    /// <summary>The first phase that is not over.</summary>
    public static Phase CurrentPhase(this MandateRecord record, WorkPlan plan) =>
        Phases.Where(p => record.Reached(plan, p.Last) is null).Select(p => (Phase?)p.Phase).FirstOrDefault()
        ?? Phase.Completed;

    /// <summary>When a phase was over; null while it is not.</summary>
    public static Instant? Over(this MandateRecord record, WorkPlan plan, Phase phase) =>
        record.Reached(plan, Phases.Single(p => p.Phase == phase).Last);

    /// <summary>When a milestone was reached; null while it is not.</summary>
    public static Instant? Reached(this MandateRecord record, WorkPlan plan, Milestone milestone) => milestone switch
    {
        Milestone.WorkPlanAdopted => AdoptionIsDue(plan) ? record.Adopted(plan) : record.StartedAt,
        Milestone.PlatformLaunched => record.Done(plan, ActivityKind.PlatformLaunch, NoticeReason.PlatformLaunch),
        Milestone.QuestionnaireDispatched => record.Done(plan, ActivityKind.QuestionnaireDispatch, NoticeReason.QuestionnaireDispatch),
        Milestone.RepliesClosed => record.Done(plan, ActivityKind.ReplyDeadline, NoticeReason.DeadlineReached),
        Milestone.DraftPublished => record.Drafts.Min(d => (Instant?)d.PublishedAt),
        Milestone.ResolutionApproved => record.Decided(DecisionKind.ApproveResolution),
        Milestone.PackageFrozen => record.Package?.At,
        Milestone.ReceivedByMandatedBody => record.Acknowledged(TransmittalTo.MandatedBody),
        Milestone.ReceivedBySession => record.Acknowledged(TransmittalTo.Session),
        _ => throw new ArgumentOutOfRangeException(nameof(milestone), milestone, "No such milestone."),
    };

    /// <summary>When a row of the calendar happened; null while it has not.</summary>
    public static Instant? HappenedAt(this MandateRecord record, WorkPlan plan, Activity activity) => activity.Kind switch
    {
        _ when activity.Cancelled => null,
        ActivityKind.PlatformLaunch => record.Reached(plan, Milestone.PlatformLaunched),
        ActivityKind.QuestionnaireDispatch => record.Reached(plan, Milestone.QuestionnaireDispatched),
        ActivityKind.ReplyDeadline => record.Reached(plan, Milestone.RepliesClosed),
        ActivityKind.DraftPreparation => record.Reached(plan, Milestone.DraftPublished),
        ActivityKind.Submission => record.Transmitted(TransmittalTo.Session),
        _ => record.LastSitting(activity.Id) is { Outcome: MeetingOutcome.Held } held ? held.HeldAt : null,
    };

    /// <summary>A plan is adopted by a formal meeting before it is carried out; one that has no such meeting is taken as adopted.</summary>
    public static bool AdoptionIsDue(WorkPlan plan)
    {
        var carriedOut = plan.Activities
            .Where(a => a is { Cancelled: false, Kind: ActivityKind.PlatformLaunch or ActivityKind.QuestionnaireDispatch })
            .Min(a => a.Date);
        return plan.Activities.Any(a => a is { Cancelled: false, Kind: ActivityKind.FormalMeeting } && a.Date < carriedOut);
    }

    // Both decisions, be they taken at one meeting or at two. What was launched before elections were asked for goes on.
    private static Instant? Adopted(this MandateRecord record, WorkPlan plan)
    {
        var adopted = record.Decided(DecisionKind.AdoptWorkPlan);
        var isUnderWay = record.Acts.Any(a => a.Reason is NoticeReason.PlatformLaunch or NoticeReason.QuestionnaireDispatch);
        if (!plan.WorkingGroup.ElectsViceChairs || isUnderWay)
        {
            return adopted;
        }

        return record.Decided(DecisionKind.ElectViceChairs) is { } elected && adopted is not null ? Instant.Max(adopted.Value, elected) : null;
    }

    // A plan without such a row has nothing to wait for; a row whose date moved is done when its new act is.
    private static Instant? Done(this MandateRecord record, WorkPlan plan, ActivityKind kind, NoticeReason reason) =>
        plan.SingleOf(kind) is { } row
            ? record.Acts.FirstOrDefault(a => a.Key == $"{reason}|{row.Id}|{row.Since}|0")?.At
            : record.StartedAt;

    private static Instant? Acknowledged(this MandateRecord record, TransmittalTo body) =>
        record.Acknowledgements.FirstOrDefault(a => a.Body == body)?.At;
}
