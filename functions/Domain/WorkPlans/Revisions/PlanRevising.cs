using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans.Revisions;

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
        var revised = changes.Aggregate(plan with { Revision = plan.Revision + 1 }, (next, change) => change.ApplyTo(next));

        // What is added comes from outside: the schema and the shape of a plan hold for it too.
        return WorkPlanReader.Read(WorkPlanJson.Write(revised with { Activities = InCalendarOrder(revised.Activities) }));
    }

    /// <summary>
    /// What a revision made now would break: the past, which stays as it was, and the notice periods of the plan.
    /// An error keeps it from being made; a remark does not.
    /// </summary>
    public static IReadOnlyList<Finding> Findings(this WorkPlan plan, IReadOnlyList<PlanChange> changes, MandateRecord record, Instant now) =>
        [.. PastRules.Findings(plan, changes, record, now), .. ShortNotice.Findings(plan, changes, record, now)];

    private static Activity[] InCalendarOrder(IReadOnlyList<Activity> rows)
    {
        var followers = rows.Where(row => row.Date is null).ToLookup(row => row.After);
        var dated = rows.Where(row => row.Date is not null).OrderBy(row => row.Date).ToArray();
        var leaderless = rows.Where(row => row.Date is null && !dated.Any(leader => leader.Id == row.After));
        return [.. dated.SelectMany(row => followers[row.Id].Prepend(row)), .. leaderless];
    }
}
