namespace Mandates.Pages.Submission;

/// <summary>What <see cref="AcknowledgementsPage"/> shows.</summary>
public sealed record AcknowledgementsPageView : IView<AcknowledgementsPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }

    /// <summary>When the package went to a body; null when it has not yet.</summary>
    public required Func<TransmittalTo, Instant?> Transmitted { get; init; }

    public required IReadOnlyList<Acknowledgement> Acknowledged { get; init; }

    /// <summary>The link by which a body opens the package, and whether it does now; null before there is a package.</summary>
    public required Func<TransmittalTo, Link?> LinkOf { get; init; }

    public required Instant Now { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }
    public RecordEffect? Effect { get; init; }

    /// <summary>Key of the text that says what was done; null when nothing was.</summary>
    public string? Done { get; init; }
}
