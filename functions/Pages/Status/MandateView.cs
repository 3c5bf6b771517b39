namespace Mandates.Pages.Status;

/// <summary>All that the page of a mandate shows.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Plan">In force.</param>
/// <param name="Proposal">The plan that it was started with.</param>
/// <param name="Record">What has happened.</param>
public sealed record MandateView(MandateStatus Status, WorkPlan Plan, WorkPlan Proposal, MandateRecord Record) : IView<MandatePage>
{
    /// <summary>What the matrix of its states is asked for.</summary>
    public StateQuery Query { get; init; } = new();

    /// <summary>When a participant of a state last signed in by a personal link.</summary>
    public IReadOnlyDictionary<StateId, Instant> LinkUsed { get; init; } = new Dictionary<StateId, Instant>();

    /// <summary>States with a notice that needs a person.</summary>
    public IReadOnlySet<StateId> Troubled { get; init; } = new HashSet<StateId>();

    /// <summary>How many records the audit has.</summary>
    public int AuditRecords { get; init; }

    public string Zone => Plan.TimeZone.Id;

    /// <summary>Whole days from today, in the mandate's zone.</summary>
    public int DaysTo(Instant at) => DaysBetween(Status.AsOf, at);

    public int DaysBetween(Instant from, Instant to) => Period.DaysBetween(Plan.Local(from).Date, Plan.Local(to).Date);
}
