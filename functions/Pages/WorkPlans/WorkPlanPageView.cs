using Mandates.Pages.Documents;

namespace Mandates.Pages.WorkPlans;

/// <summary>What <see cref="WorkPlanPage"/> shows.</summary>
public sealed record WorkPlanPageView : IView<WorkPlanPage>
{
    /// <summary>The plan in force.</summary>
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }

    /// <summary>The revision, in the visitor's language.</summary>
    public required Paper Paper { get; init; }

    /// <summary>The same as a document, in each form and language.</summary>
    public required IReadOnlyList<DocumentForm> Forms { get; init; }

    /// <summary>Its number.</summary>
    public required int Revision { get; init; }

    /// <summary>What the states said of the proposal, and whether they still may.</summary>
    public IReadOnlyList<PlanComment> Comments { get; init; } = [];
    public bool TakesComments { get; init; }
    public string Typed { get; init; } = "";
    public Refusal? Problem { get; init; }
    public bool IsDone { get; init; }
}
