namespace Mandates.Pages.Shared;

/// <summary>What <see cref="ProblemPage"/> shows.</summary>
public sealed record ProblemPageView : IView<ProblemPage>
{
    public required int Status { get; init; }
    public required Refusal Refusal { get; init; }
}
