using Mandates.Pages.Documents;

namespace Mandates.Pages.WorkPlans;

/// <summary>What <see cref="WorkPlanPage"/> shows.</summary>
public sealed record WorkPlanPageView : IView<WorkPlanPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }

    /// <summary>The revision, in the visitor's language.</summary>
    public required Paper Paper { get; init; }

    /// <summary>The same as a document, in each form and language.</summary>
    public required IReadOnlyList<DocumentForm> Forms { get; init; }

    /// <summary>Its number, and that of the one in force.</summary>
    public required int Revision { get; init; }
    public required int InForce { get; init; }
}
