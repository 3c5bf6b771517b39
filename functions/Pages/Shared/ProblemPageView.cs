namespace Mandates.Pages.Shared;

/// <summary>What <see cref="ProblemPage"/> shows.</summary>
public sealed record ProblemPageView : IView<ProblemPage>
{
    public required int Status { get; init; }
    public required Refusal Refusal { get; init; }

    /// <summary>The mandate whose community is not open yet to the delegation of the state; null for any other problem.</summary>
    public (MandateId Mandate, StateId State)? Closed { get; init; }
}
