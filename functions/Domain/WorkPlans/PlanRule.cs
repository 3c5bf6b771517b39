namespace Mandates.Domain.WorkPlans;

/// <summary>One rule for a plan; it yields the places that break it.</summary>
internal delegate IEnumerable<Finding> PlanRule(WorkPlan plan);
