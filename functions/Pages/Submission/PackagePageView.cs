namespace Mandates.Pages.Submission;

/// <summary>What <see cref="PackagePage"/> shows.</summary>
public sealed record PackagePageView : IView<PackagePage>
{
    public required string Token { get; init; }

    /// <summary>Null until a code has opened it.</summary>
    public PackageReading? Reading { get; init; }

    /// <summary>Key of the text that says why the last code did not open.</summary>
    public string? Problem { get; init; }
}
