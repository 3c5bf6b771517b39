namespace Mandates.Pages.Questionnaires.Compilations;

/// <summary>What <see cref="CompilationPage"/> shows.</summary>
public sealed record CompilationPageView : IView<CompilationPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }

    /// <summary>Null, as is the compilation, until the first is made.</summary>
    public required int? Number { get; init; }

    /// <summary>The symbol of what is shared of it; null when nothing is.</summary>
    public string? Shared { get; init; }

    public required CompilationView? Compilation { get; init; }
}
