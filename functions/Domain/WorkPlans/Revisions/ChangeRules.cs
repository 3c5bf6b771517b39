namespace Mandates.Domain.WorkPlans.Revisions;

/// <summary>What keeps a change from being made, whatever the day.</summary>
internal static class ChangeRules
{
    public static IEnumerable<Finding> Findings(WorkPlan plan, IReadOnlyList<PlanChange> changes)
    {
        if (changes.Count == 0) return [Finding.Error("no-change", "$.changes", "Nothing is to be changed. Name at least one change.")];

        return changes.SelectMany((change, i) =>
            changes.Take(i).Any(earlier => earlier.Row == change.Row)
                ? [Finding.Error("changed-twice", $"$.changes[{i}]", $"\"{change.Row}\" is changed twice. Join the two changes into one.")]
                : Findings(plan, change, $"$.changes[{i}]"));
    }

    private static IEnumerable<Finding> Findings(WorkPlan plan, PlanChange change, string path) =>
        (change, plan.Activity(change.Row)) switch
        {
            (AddActivity, { } existing) => [Finding.Error("doubled-activity", $"{path}.activity.id",
                $"The calendar already has a row \"{existing.Id}\"{(existing.Cancelled ? ", which was cancelled" : "")}. Give the new one another id.")],
            (AddActivity, null) => [],
            (_, null) => [Finding.Error("unknown-activity", $"{path}.id", $"The calendar has no row \"{change.Row}\". Use the id of one that it has.")],
            (_, { Cancelled: true }) => [Finding.Error("already-cancelled", $"{path}.id", $"\"{change.Row}\" was cancelled. Add a new row instead.")],
            (MoveActivity, { Date: null } row) => [Finding.Error("undated-activity", $"{path}.id",
                $"\"{row.Id}\" has no date of its own: it follows \"{row.After}\". Move that row instead.")],
            _ => [],
        };
}
