namespace Mandates.Domain.WorkPlans;

/// <summary>One thing that must hold of a plan; what it yields is where it does not.</summary>
internal delegate IEnumerable<Finding> PlanRule(WorkPlan plan);
