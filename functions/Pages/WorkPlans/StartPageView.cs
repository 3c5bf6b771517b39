namespace Mandates.Pages.WorkPlans;

/// <summary>What <see cref="StartPage"/> shows.</summary>
public sealed record StartPageView : IView<StartPage>
{
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>A plan that could be started.</summary>
    public WorkPlan? Plan { get; init; }

    public IReadOnlyList<FirstNotice> Notices { get; init; } = [];
}

/// <summary>An early notice, and to how many it goes.</summary>
public sealed record FirstNotice(Mandates.Pages.Status.ActLine Act, int Recipients);
