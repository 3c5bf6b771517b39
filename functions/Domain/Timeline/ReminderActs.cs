using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Domain.Timeline;

/// <summary>Those who have not replied are reminded on the plan's days before the deadline, and not too often.</summary>
internal static class ReminderActs
{
    public static IReadOnlyList<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (plan.The(ActivityKind.ReplyDeadline) is not { Date: { } date } deadline)
        {
            return [];
        }

        var closes = plan.When(deadline)!.Value;
        var days = plan.Reminders.DaysBefore.OrderDescending().ToArray();
        var moments = days.Select(day => plan.NoticeTime(date, day)).ToArray();
        var last = LastWritten(plan, record, deadline);
        var sent = EarlierReminders(record, deadline).Count();
        var acts = new List<ScheduledAct>();
        for (var i = 0; i < days.Length; i++)
        {
            var at = last is { } before ? Instant.Max(moments[i], AfterGap(plan, before)) : moments[i];
            var successor = i + 1 < days.Length ? Instant.Min(moments[i + 1], closes) : closes;
            var declined = (sent >= plan.Reminders.Most ? $"the plan allows {plan.Reminders.Most} reminders at most" : null)
                ?? Decline(plan, moments[i], record.RevisedAt(deadline.Since), closes, last)
                ?? (at >= successor ? TooSoon(plan) : null);
            var act = Act(days[i], declined is null ? at : moments[i], declined);
            acts.Add(act);
            last = record.Performed(act.Key)?.At ?? (declined is null ? at : last);
            sent += Stands(act) ? 1 : 0;
        }

        // A reminder gives way to the next one that is sent, not to one that is left out.
        return [.. acts.Select((act, i) => act with { Until = acts.Skip(i + 1).FirstOrDefault(Stands)?.At ?? closes })];

        bool Stands(ScheduledAct act) => act.Declined is null || record.Performed(act.Key) is not null;

        ScheduledAct Act(int day, Instant at, string? declined) => new()
        {
            Reason = NoticeReason.Reminder,
            About = deadline.Id,
            Since = deadline.Since,
            Ordinal = day,
            At = at,
            Audience = new(AudienceKind.FocalPoints) { OnlyWithoutReply = true },
            After = Milestone.QuestionnaireDispatched,
            Declined = declined,
        };
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

        if (at <= last)
        {
            return "the notice before it goes out no earlier than that";
        }

        return last is { } before && at < AfterGap(plan, Counted(plan, before)) ? TooSoon(plan) : null;
    }

    private static string TooSoon(WorkPlan plan) => $"the notice before it is less than {plan.Reminders.MinimumGapHours} hours older";

    // In local time: from nine o'clock to nine o'clock is a day also when the clocks change.
    private static Instant AfterGap(WorkPlan plan, Instant before) => InZone(plan, plan.Local(before).PlusHours(plan.Reminders.MinimumGapHours));

    // What goes out late in the day does not cost the next reminder its day: that one waits until the gap is over.
    private static Instant Counted(WorkPlan plan, Instant before)
    {
        var local = plan.Local(before);
        return local.TimeOfDay > plan.Times.Notice ? InZone(plan, local.Date.At(plan.Times.Notice)) : before;
    }

    private static Instant InZone(WorkPlan plan, LocalDateTime local) => plan.At(local.Date, local.TimeOfDay);

    // Those of the deadline before it moved.
    private static IEnumerable<PerformedAct> EarlierReminders(MandateRecord record, Activity deadline) => record.Acts.Where(a =>
        a.Reason == NoticeReason.Reminder && !a.Key.StartsWith($"{NoticeReason.Reminder}|{deadline.Id}|{deadline.Since}|", StringComparison.Ordinal));

    private static Instant? LastWritten(WorkPlan plan, MandateRecord record, Activity deadline)
    {
        var reminded = EarlierReminders(record, deadline).Max(a => (Instant?)a.At);
        var dispatched = record.Reached(plan, Milestone.QuestionnaireDispatched)
            ?? (plan.The(ActivityKind.QuestionnaireDispatch) is { } dispatch ? plan.When(dispatch) : null);
        return reminded > dispatched ? reminded : dispatched;
    }
}
