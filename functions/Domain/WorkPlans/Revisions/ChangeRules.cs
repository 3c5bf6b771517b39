using Mandates.Domain.Timeline;

namespace Mandates.Domain.WorkPlans.Revisions;

/// <summary>What keeps a change from being made on any day.</summary>
internal static class ChangeRules
{
    public static IEnumerable<Finding> Findings(WorkPlan plan, IReadOnlyList<PlanChange> changes)
    {
        if (changes.Count == 0) return [Finding.Error("no-change", "$.changes", "No change is given. Name at least one.")];

        return changes.SelectMany((change, i) =>
            changes.Take(i).Any(earlier => earlier.Subject == change.Subject)
                ? [Finding.Error("changed-twice", $"$.changes[{i}]", $"\"{change.Subject}\" is changed twice. Join the two changes into one.")]
                : Findings(plan, change, $"$.changes[{i}]"));
    }

    private static IEnumerable<Finding> Findings(WorkPlan plan, PlanChange change, string path) => change switch
    {
        AddActivity or MoveActivity or CancelActivity => OfRow(plan, change, path),
        ExtendDeadline extend => OfExtension(plan, extend, path),
        ChangeProcedure { Number: var number } when plan.Procedures.All(p => p.Number != number) =>
            [Finding.Error("unknown-procedure", $"{path}.number", $"The plan has no procedure {number}. Use the number of one that it has.")],
        ChangeReminders { DaysBefore: null, Overdue: null, MinimumGapHours: null, Most: null } or ChangeMeetingNotices { InvitationDaysBefore: null, ReminderDaysBefore: null }
            or ChangeQuorum { Open: null, Decide: null } =>
            [Finding.Error("no-figure", path, "No figure is given. Give the one that is to change.")],
        _ => [],
    };

    private static IEnumerable<Finding> OfRow(WorkPlan plan, PlanChange change, string path) =>
        (change, plan.Activity(change.Subject)) switch
        {
            (AddActivity, { } existing) => [Finding.Error("doubled-activity", $"{path}.activity.id",
                existing.Cancelled
                    ? (Sentence)$"The calendar already has a row \"{existing.Id}\", which was cancelled. Give the new one another id."
                    : $"The calendar already has a row \"{existing.Id}\". Give the new one another id.")],
            (AddActivity, null) => [],
            (_, null) => [Finding.Error("unknown-activity", $"{path}.id", $"The calendar has no row \"{change.Subject}\". Use the id of one that it has.")],
            (_, { Cancelled: true }) => [Finding.Error("already-cancelled", $"{path}.id", $"\"{change.Subject}\" was cancelled. Add a new row instead.")],
            (MoveActivity, { Date: null } row) => [Finding.Error("undated-activity", $"{path}.id",
                $"\"{row.Id}\" has no date of its own: it follows \"{row.After}\". Move that row instead.")],
            (MoveActivity move, { } row) when plan.When(row with { Date = move.Date, Time = move.Time ?? row.Time }) == plan.When(row) =>
                [Finding.Error("no-change", $"{path}.date", $"\"{row.Id}\" is on {move.Date} already. Choose another day or time.")],
            _ => [],
        };

    private static IEnumerable<Finding> OfExtension(WorkPlan plan, ExtendDeadline extend, string path)
    {
        if (plan.State(extend.State) is null)
            yield return Finding.Error("unknown-state", $"{path}.state", $"\"{extend.State}\" is not a member state of this plan. Use the id of one.");
        else if (plan.At(extend.Date, extend.Time ?? plan.Times.Deadline) is var at && at <= plan.GeneralDeadline()?.At)
            yield return Finding.Error("no-extension", $"{path}.date",
                $"{extend.Date} is not later than the reply deadline of all, {plan.GeneralDeadline()!.Date}. Choose a later day.");
        else if (at == plan.DeadlineOf(extend.State)?.At)
            yield return Finding.Error("no-change", $"{path}.date", $"{plan.State(extend.State)!.Names} has until {extend.Date} already. Choose another day or time.");
    }
}
