namespace Mandates.Pages.Status;

/// <summary>What <see cref="HomePage"/> shows.</summary>
public sealed record HomePageView : IView<HomePage>
{
    public required IReadOnlyList<BoardView> Mandates { get; init; }

    /// <summary>The query of the page that follows; null on the last.</summary>
    public string? Next { get; init; }
}
