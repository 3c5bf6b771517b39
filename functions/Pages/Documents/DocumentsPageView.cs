namespace Mandates.Pages.Documents;

/// <summary>What <see cref="DocumentsPage"/> shows.</summary>
public sealed record DocumentsPageView : IView<DocumentsPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Zone { get; init; }
    public required IReadOnlyList<DocumentLine> Documents { get; init; }
}
