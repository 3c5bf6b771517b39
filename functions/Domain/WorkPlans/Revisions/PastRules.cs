using Mandates.Domain.Record;

namespace Mandates.Domain.WorkPlans.Revisions;

/// <summary>
/// The past cannot be changed: what has happened, and the deadline once it has passed. A meeting that was not held,
/// or a dispatch that was held back, has not happened yet and may still be moved.
/// </summary>
internal static class PastRules
{
    public static IEnumerable<Finding> Findings(WorkPlan plan, IReadOnlyList<PlanChange> changes, MandateRecord record, Instant now) =>
        changes.SelectMany((change, i) => Touched(plan, change, $"$.changes[{i}]", record, now).Concat(Given(plan, change, $"$.changes[{i}]", now)));

    private static IEnumerable<Finding> Touched(WorkPlan plan, PlanChange change, string path, MandateRecord record, Instant now)
    {
        if (change is MoveActivity or CancelActivity && plan.Activity(change.Subject) is { Date: { } date } row && HasHappened(plan, row, record, now))
            yield return Finding.Error("row-has-passed", $"{path}.id", $"\"{row.Id}\" was on {date} and can no longer be changed. {Instead(row)}");

        // Their letters have told the missions until when.
        if (change is ChangeForwarding && record.Reached(plan, Milestone.QuestionnaireDispatched) is not null)
            yield return Finding.Error("forwarding-has-begun", $"{path}.forwardDays", "The questionnaire is dispatched; until when it may be forwarded can no longer be changed. Leave this change out.");
    }

    private static bool HasHappened(WorkPlan plan, Activity row, MandateRecord record, Instant now) =>
        record.HappenedAt(plan, row) is not null
        || (row.Kind == ActivityKind.ReplyDeadline && plan.When(row) < now && record.Reached(plan, Milestone.QuestionnaireDispatched) is not null);

    private static Sentence Instead(Activity row) =>
        row.Kind == ActivityKind.ReplyDeadline ? "Extend it for the states that need more time." : "Add a new row instead.";

    private static IEnumerable<Finding> Given(WorkPlan plan, PlanChange change, string path, Instant now)
    {
        var (row, field) = change switch
        {
            MoveActivity move when plan.Activity(move.Id) is { } moved => (moved with { Date = move.Date, Time = move.Time ?? moved.Time }, "date"),
            AddActivity add => (add.Activity, "activity.date"),
            ExtendDeadline extend => (new() { Id = extend.State, Kind = ActivityKind.ReplyDeadline, Date = extend.Date, Time = extend.Time }, "date"),
            _ => ((Activity?)null, ""),
        };
        var (today, time) = plan.Local(now);
        if (row?.Date < today)
            yield return Finding.Error("day-has-passed", $"{path}.{field}",
                $"{row.Date.Value} has passed: today is {today}. Choose today or a later day.");

        // A meeting may be entered for earlier today, when it was held.
        else if (row is { IsMeeting: false } && plan.When(row) <= now)
            yield return Finding.Error("time-has-passed", $"{path}.{field}",
                $"{plan.Local(plan.When(row)!.Value).TimeOfDay:HH:mm} has passed: it is {time:HH:mm}. Give a later time, or another day.");
    }
}
