using NodaTime;
using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Revisions;

/// <summary>The past cannot be changed. Today can: until a moment has come, its row may still be moved.</summary>
internal static class PastRules
{
    public static IEnumerable<Finding> Findings(WorkPlan plan, IReadOnlyList<PlanChange> changes, LocalDate today) =>
        changes.SelectMany((change, i) => Touched(plan, change, $"$.changes[{i}]", today).Concat(Given(change, $"$.changes[{i}]", today)));

    private static IEnumerable<Finding> Touched(WorkPlan plan, PlanChange change, string path, LocalDate today)
    {
        if (change is not AddActivity && plan.Activity(change.Row) is { Cancelled: false, Date: { } date } && date < today)
            yield return Finding.Error("row-has-passed", $"{path}.id",
                $"\"{change.Row}\" was on {Day(date)} and cannot be changed any more. Add a new row instead.");
    }

    private static IEnumerable<Finding> Given(PlanChange change, string path, LocalDate today)
    {
        var (date, field) = change switch
        {
            MoveActivity move => (move.Date, "date"),
            AddActivity add => (add.Activity.Date, "activity.date"),
            _ => ((LocalDate?)null, ""),
        };
        if (date < today)
            yield return Finding.Error("day-has-passed", $"{path}.{field}",
                $"{Day(date.Value)} has passed: today is {Day(today)}. Choose today or a later day.");
    }
}
