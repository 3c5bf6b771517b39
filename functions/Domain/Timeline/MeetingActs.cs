using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Procedures 7 and 8: meetings are announced, recalled, and their changes told to those who were invited.</summary>
internal static class MeetingActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record) =>
        plan.Activities.Where(a => a.IsMeeting && a.Date is not null).SelectMany(meeting => Of(plan, record, meeting));

    private static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record, Activity meeting)
    {
        var begins = plan.When(meeting)!.Value;
        var datedAt = record.RevisedAt(meeting.Since);
        var invited = WereInvitedBefore(meeting, record);
        if (meeting.Cancelled)
        {
            return invited ? [Act(NoticeReason.MeetingCancellation, datedAt, begins)] : [];
        }

        var planned = plan.NoticeTime(meeting.Date!.Value, plan.MeetingNotices.InvitationDaysBefore);
        var announced = invited
            ? Act(NoticeReason.MeetingChange, datedAt, begins)
            : Act(NoticeReason.MeetingInvitation, Instant.Max(planned, datedAt), begins);
        var announcedAt = Instant.Max(announced.At, record.Performed(announced.Key)?.At ?? announced.At);
        var recalled = plan.NoticeTime(meeting.Date.Value, plan.MeetingNotices.ReminderDaysBefore);
        return
        [
            announced,
            Act(NoticeReason.MeetingReminder, recalled, begins) with
            {
                Skipped = recalled > announcedAt ? null : new(SkipReason.AnnouncedLater),
            },
        ];

        ScheduledAct Act(NoticeReason reason, Instant at, Instant until) => new()
        {
            Reason = reason,
            About = meeting.Id,
            Since = meeting.Since,
            At = at,
            Until = until,
            Audience = new(AudienceKind.Everyone),
        };
    }

    private static bool WereInvitedBefore(Activity meeting, MandateRecord record) =>
        Enumerable.Range(0, meeting.Since).Any(since =>
            record.Performed($"{NoticeReason.MeetingInvitation}|{meeting.Id}|{since}|0") is not null);
}
