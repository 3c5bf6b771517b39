namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>The dates of a plan that have passed when it is started late.</summary>
public static class PastDates
{
    /// <summary>A remark when dates of the plan are over at the moment of its start; nothing when none is.</summary>
    public static IEnumerable<Finding> Of(WorkPlan plan, Instant now)
    {
        var dated = plan.Activities.Where(a => a is { Cancelled: false, Date: not null }).ToArray();
        var past = dated.Count(a => plan.When(a) < now);
        if (past > 0)
            yield return Finding.Remark("dates-have-passed", "$.activities",
                $"{past} of the {dated.Length} dates of the calendar have passed. What belongs to them is left out, or done at once. To avoid that, start it with later dates.");
    }
}
