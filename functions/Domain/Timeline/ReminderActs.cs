using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Domain.Timeline;

/// <summary>Those who have not replied are reminded on the plan's days before the deadline, and not too often.</summary>
internal static class ReminderActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (plan.The(ActivityKind.ReplyDeadline) is not { Date: { } date } deadline)
        {
            yield break;
        }

        var closes = plan.When(deadline)!.Value;
        var datedAt = record.RevisedAt(deadline.Since);
        var days = plan.Reminders.DaysBefore.OrderDescending().ToArray();
        var last = LastWritten(plan, record, deadline);
        for (var i = 0; i < days.Length; i++)
        {
            var at = plan.NoticeTime(date, days[i]);
            var declined = Decline(plan, at, datedAt, closes, last);
            last = declined is null ? at : last;
            yield return new()
            {
                Reason = NoticeReason.Reminder,
                About = deadline.Id,
                Since = deadline.Since,
                Ordinal = days[i],
                At = at,
                Until = i + 1 < days.Length ? plan.NoticeTime(date, days[i + 1]) : closes,
                Audience = new(AudienceKind.FocalPoints) { OnlyWithoutReply = true },
                After = Milestone.QuestionnaireDispatched,
                Declined = declined,
            };
        }
    }

    private static string? Decline(WorkPlan plan, Instant at, Instant datedAt, Instant closes, Instant? last)
    {
        if (at < datedAt)
        {
            return "its moment had passed when the deadline was set";
        }

        if (at >= closes)
        {
            return "it would come after the deadline";
        }

        return last is { } before && IsTooSoon(plan, before, at)
            ? $"the notice before it is less than {plan.Reminders.MinimumGapHours} hours older"
            : null;
    }

    // In local time: from nine o'clock to nine o'clock is a day also when the clocks change.
    private static bool IsTooSoon(WorkPlan plan, Instant before, Instant at) =>
        at < before || plan.Local(at) < plan.Local(before).PlusHours(plan.Reminders.MinimumGapHours);

    private static Instant? LastWritten(WorkPlan plan, MandateRecord record, Activity deadline)
    {
        var reminded = record.Acts
            .Where(a => a.Reason == NoticeReason.Reminder && !a.Key.StartsWith($"{NoticeReason.Reminder}|{deadline.Id}|{deadline.Since}|", StringComparison.Ordinal))
            .Max(a => (Instant?)a.At);
        var dispatched = record.Reached(plan, Milestone.QuestionnaireDispatched)
            ?? (plan.The(ActivityKind.QuestionnaireDispatch) is { } dispatch ? plan.When(dispatch) : null);
        return reminded > dispatched ? reminded : dispatched;
    }
}
