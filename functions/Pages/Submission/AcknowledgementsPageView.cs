namespace Mandates.Pages.Submission;

/// <summary>What <see cref="AcknowledgementsPage"/> shows.</summary>
public sealed record AcknowledgementsPageView : IView<AcknowledgementsPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }

    /// <summary>When the package went to a body; null when it has not yet.</summary>
    public required Func<TransmittalTo, Instant?> Transmitted { get; init; }

    public required IReadOnlyList<Acknowledgement> Acknowledged { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }
    public RecordEffect? Effect { get; init; }
    public bool IsDone { get; init; }
}
