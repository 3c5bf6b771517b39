using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Everything the timeline has done, will do and declines to do, in order of time: a pure function of
/// the plan in force and of what has happened.
/// </summary>
public static class Schedule
{
    public static IReadOnlyList<ScheduledAct> Of(WorkPlan plan, MandateRecord record) =>
    [
        .. MeetingActs.Of(plan, record)
            .Concat(QuestionnaireActs.Of(plan, record))
            .Concat(ReminderActs.Of(plan, record))
            .Concat(ReplyActs.Of(record))
            .Concat(ParticipantActs.Of(record))
            .Concat(DraftActs.Of(plan, record))
            .Concat(ConsultationActs.Of(plan, record))
            .Concat(ApprovalActs.Of(plan, record))
            .Concat(ContributionActs.Of(record))
            .Concat(UndeliverableActs.Of(record))
            .Concat(DigestActs.Of(plan, record))
            .Concat(NewsActs.Of(plan, record))
            .Concat(SubmissionActs.Of(plan, record))
            .Spread(plan)
            .OrderBy(act => act.At)
            .ThenBy(act => act.Reason)
            .ThenBy(act => act.Key, StringComparer.Ordinal),
    ];
}
