namespace Mandates.Pages.Community;

/// <summary>What <see cref="ConsultationsPage"/> shows.</summary>
public sealed record ConsultationsPageView : IView<ConsultationsPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<Consultation> Consultations { get; init; }

    /// <summary>Symbols of the drafts by version.</summary>
    public required IReadOnlyDictionary<int, string> Symbols { get; init; }

    public required Instant Now { get; init; }

    /// <summary>The links of the processes by their ids, for the secretariat; empty for others.</summary>
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public Refusal? Problem { get; init; }

    /// <summary>Key of what was done.</summary>
    public string? Done { get; init; }
}
