namespace Mandates.Pages.Web;

/// <summary>What <see cref="SignInPage"/> shows.</summary>
public sealed record SignInPageView : IView<SignInPage>
{
    public required string Token { get; init; }

    /// <summary>Key of the text that says why the last code did not open.</summary>
    public string? Problem { get; init; }

    /// <summary>Where officers sign in with the platform; null where there is none.</summary>
    public string? PlatformAddress { get; init; }
}
