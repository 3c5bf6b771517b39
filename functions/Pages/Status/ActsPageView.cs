namespace Mandates.Pages.Status;

/// <summary>What <see cref="ActsPage"/> shows.</summary>
public sealed record ActsPageView : IView<ActsPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<PossibleAct> Possible { get; init; }
}

/// <summary>An act that the visitor may do now.</summary>
/// <param name="Act">Which, by its texts acts-what.{act} and acts-why.{act}.</param>
/// <param name="About">What it is done to, where there are several.</param>
/// <param name="Path">The page with its form.</param>
/// <param name="IsDue">Whether the mandate waits for it.</param>
public sealed record PossibleAct(string Act, string? About, string Path, bool IsDue);
