using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Those who have not replied are reminded on the plan's days before the deadline, and not too often. A state that has
/// replied is left out when a reminder is sent, by <see cref="Audience.StillConcerns"/>.
/// </summary>
internal static class ReminderActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        var holders = record.Holders(plan);
        return plan.Deadlines().SelectMany(deadline => Of(plan, record, deadline, holders));
    }

    private static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record, Deadline deadline, IReadOnlySet<ParticipantId>? holders)
    {
        var planned = plan.Reminders.DaysBefore.OrderDescending()
            .Select(day => Act(deadline, day, holders) with { At = plan.NoticeTime(deadline.Date, day) })
            .ToArray();
        var earlier = Earlier(plan, record, deadline, planned);
        var last = LastWritten(plan, record, earlier);
        var sent = earlier.Length;
        var acts = new List<ScheduledAct>();
        foreach (var reminder in planned)
        {
            var moment = reminder.At;
            var at = last is { } before ? Instant.Max(moment, AfterGap(plan, before)) : moment;
            var declined = (sent >= plan.Reminders.Most ? new Skipped(SkipReason.Enough, plan.Reminders.Most) : null)
                ?? PassedWhenPlanned(plan, record, deadline, moment)
                ?? Decline(plan, moment, deadline.At, last)
                ?? (at >= deadline.At ? TooSoon(plan) : null);
            var act = reminder with { At = declined is null ? at : moment, Skipped = declined };
            acts.Add(act);
            last = record.Performed(act.Key)?.At ?? (declined is null ? at : last);
            sent += Stands(act) ? 1 : 0;
        }

        // A reminder gives way to the next one that is sent, not to one that is left out.
        return acts.Select((act, i) => act with { Until = acts.Skip(i + 1).FirstOrDefault(Stands)?.At ?? deadline.At });

        bool Stands(ScheduledAct act) => act.Skipped is null || record.Performed(act.Key) is not null;
    }

    private static ScheduledAct Act(Deadline deadline, int day, IReadOnlySet<ParticipantId>? holders) => new()
    {
        Reason = NoticeReason.Reminder,
        About = deadline.Id,
        Since = deadline.Since,
        Ordinal = day,
        At = deadline.At,
        Audience = deadline.NotReplied(AudienceKind.FocalPoints) with { Holders = holders },
        After = Milestone.QuestionnaireDispatched,
    };

    private static Skipped? PassedWhenPlanned(WorkPlan plan, MandateRecord record, Deadline deadline, Instant at)
    {
        if (at < record.RevisedAt(deadline.Since))
        {
            return new(SkipReason.PassedWhenSet);
        }

        return at < record.RevisedAt(plan.Reminders.Since) ? new(SkipReason.PassedWhenChanged) : null;
    }

    private static Skipped? Decline(WorkPlan plan, Instant at, Instant closes, Instant? last)
    {
        if (at >= closes)
        {
            return new(SkipReason.AfterDeadline);
        }

        if (at <= last)
        {
            return new(SkipReason.NotAfterTheOneBefore);
        }

        return last is { } before && at < AfterGap(plan, Counted(plan, before)) ? TooSoon(plan) : null;
    }

    private static Skipped TooSoon(WorkPlan plan) => new(SkipReason.TooSoon, plan.Reminders.MinimumGapHours);

    // Counted in local time: from nine o'clock to nine o'clock is a day even when the clocks change.
    private static Instant AfterGap(WorkPlan plan, Instant before)
    {
        var local = plan.Local(before).PlusHours(plan.Reminders.MinimumGapHours);
        return plan.At(local.Date, local.TimeOfDay);
    }

    // A reminder that goes out late in the day does not cancel the next one, which waits until the gap is over.
    private static Instant Counted(WorkPlan plan, Instant before) => Instant.Min(before, plan.NoticeTime(plan.Local(before).Date));

    // Reminders that were sent and are no longer planned: for an earlier date, or on days that have changed since.
    private static PerformedAct[] Earlier(WorkPlan plan, MandateRecord record, Deadline deadline, IReadOnlyList<ScheduledAct> planned) =>
    [
        .. record.Acts.Where(a => a.Reason == NoticeReason.Reminder && Reached(plan, record, deadline, a) && planned.All(act => act.Key != a.Key)),
    ];

    private static Instant? LastWritten(WorkPlan plan, MandateRecord record, PerformedAct[] earlier)
    {
        var reminded = earlier.Max(a => (Instant?)a.At);
        var dispatched = record.Reached(plan, Milestone.QuestionnaireDispatched)
            ?? (plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch ? plan.When(dispatch) : null);
        return new[] { reminded, dispatched }.Max();
    }

    // A state whose deadline was extended had its reminders with all the others until then, and may be one of them again.
    private static bool Reached(WorkPlan plan, MandateRecord record, Deadline deadline, PerformedAct reminder)
    {
        return IsAbout(deadline.Id) || (deadline.State is null
            ? plan.Extensions.Any(e => !plan.IsExtended(e.State) && IsAbout($"{deadline.Row}.{e.State}"))
            : IsAbout(deadline.Row) && reminder.At <= record.RevisedAt(deadline.Since));

        bool IsAbout(string id) => reminder.Key.StartsWith($"{NoticeReason.Reminder}|{id}|", StringComparison.Ordinal);
    }
}
