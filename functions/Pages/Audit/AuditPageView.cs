namespace Mandates.Pages.Audit;

/// <summary>What <see cref="AuditPage"/> shows.</summary>
public sealed record AuditPageView : IView<AuditPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Zone { get; init; }

    /// <summary>How many records there are, and the hash of the last.</summary>
    public required int Count { get; init; }
    public required string End { get; init; }

    /// <summary>The first thing that is wrong with the chain.</summary>
    public Sentence? Fault { get; init; }

    /// <summary>The words that the records were asked for with; empty for all.</summary>
    public required string Find { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<AuditLine> Lines { get; init; }

    /// <summary>The number before which the following page begins.</summary>
    public int? Next { get; init; }
}
