namespace Mandates.Pages.Status;

/// <summary>What <see cref="HomePage"/> shows.</summary>
public sealed record HomePageView : IView<HomePage>
{
    public required IReadOnlyList<BoardView> Mandates { get; init; }
}
