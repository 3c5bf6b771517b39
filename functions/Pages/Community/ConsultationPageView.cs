namespace Mandates.Pages.Community;

/// <summary>What <see cref="ConsultationPage"/> shows.</summary>
public sealed record ConsultationPageView : IView<ConsultationPage>
{
    public required string Token { get; init; }

    /// <summary>Null until a code has opened it.</summary>
    public ConsultationReading? Reading { get; init; }

    /// <summary>Key of the text that says why the last code did not open.</summary>
    public string? Problem { get; init; }
}
