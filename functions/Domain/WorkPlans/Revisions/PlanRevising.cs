using Mandates.Domain.WorkPlans.Revisions;
using NodaTime;

namespace Mandates.Domain.WorkPlans;

/// <summary>Makes the next revision of a plan.</summary>
public static class PlanRevising
{
    /// <summary>
    /// The next revision: touched rows bear its number, no row is lost, dated rows stand in date order and an undated
    /// one behind the row that it follows.
    /// </summary>
    /// <exception cref="WorkPlanInvalidException">
    /// A change cannot be made (its finding's path begins with <c>$.changes</c>), or the result is no plan.
    /// </exception>
    public static WorkPlan Revise(this WorkPlan plan, IReadOnlyList<PlanChange> changes)
    {
        WorkPlanInvalidException.ThrowIfAny(ChangeRules.Findings(plan, changes));
        return Next(plan, changes);
    }

    /// <summary>
    /// As the other, and the past stays as it was: no row from before <paramref name="today"/>, a local date in the
    /// plan's zone, is moved or cancelled, and none is put there.
    /// </summary>
    /// <inheritdoc cref="Revise(WorkPlan, IReadOnlyList{PlanChange})"/>
    public static WorkPlan Revise(this WorkPlan plan, IReadOnlyList<PlanChange> changes, LocalDate today)
    {
        WorkPlanInvalidException.ThrowIfAny(
            ChangeRules.Findings(plan, changes).Concat(PastRules.Findings(plan, changes, today)));
        return Next(plan, changes);
    }

    private static WorkPlan Next(WorkPlan plan, IReadOnlyList<PlanChange> changes)
    {
        var revision = plan.Revision + 1;
        var rows = changes.Aggregate(plan.Activities.ToArray(), (rows, change) => Apply(rows, change, revision));
        var revised = plan with { Revision = revision, Activities = InCalendarOrder(rows) };

        // An added row comes from outside: the schema and the shape of a plan hold for it too.
        return WorkPlanReader.Read(WorkPlanJson.Write(revised));
    }

    private static Activity[] Apply(Activity[] rows, PlanChange change, int revision) => change switch
    {
        AddActivity add => [.. rows, add.Activity with { Since = revision, Cancelled = false }],
        MoveActivity move => Replace(rows, move.Id, row => row with { Date = move.Date, Time = move.Time ?? row.Time, Since = revision }),
        CancelActivity cancel => Replace(rows, cancel.Id, row => row with { Cancelled = true, Since = revision }),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A plan can be changed by move, add and cancel only."),
    };

    private static Activity[] Replace(Activity[] rows, string id, Func<Activity, Activity> change) =>
        [.. rows.Select(row => row.Id == id ? change(row) : row)];

    private static Activity[] InCalendarOrder(Activity[] rows)
    {
        var followers = rows.Where(row => row.Date is null).ToLookup(row => row.After);
        var dated = rows.Where(row => row.Date is not null).OrderBy(row => row.Date).ToArray();
        var leaderless = rows.Where(row => row.Date is null && !dated.Any(leader => leader.Id == row.After));
        return [.. dated.SelectMany(row => followers[row.Id].Prepend(row)), .. leaderless];
    }
}
