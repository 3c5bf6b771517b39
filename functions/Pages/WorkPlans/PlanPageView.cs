namespace Mandates.Pages.WorkPlans;

/// <summary>What <see cref="PlanPage"/> shows.</summary>
public sealed record PlanPageView : IView<PlanPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<PlanRevision> Revisions { get; init; }
    public bool MayRevise { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the revision would do, and the plan that would result.</summary>
    public RevisionEffects? Effect { get; init; }

    public WorkPlan? Revised { get; init; }
    public bool IsDone { get; init; }

    /// <summary>The changes that are kept while others are added.</summary>
    public IReadOnlyList<PlanChange> Kept { get; init; } = [];
}
