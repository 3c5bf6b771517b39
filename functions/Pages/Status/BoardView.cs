namespace Mandates.Pages.Status;

/// <summary>The health of a mandate, from the best to the most urgent.</summary>
public enum MandateHealth
{
    Over,
    Runs,

    /// <summary>Notices failed, or their arrival is unknown.</summary>
    NeedsALook,

    /// <summary>The moment of its next act has passed and nothing happened.</summary>
    Behind,

    /// <summary>Its timeline does not run.</summary>
    Stopped,
}

/// <summary>A mandate on the board.</summary>
public sealed record BoardView
{
    public required MandateId Id { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }
    public required Phase Phase { get; init; }
    public required Instant Now { get; init; }
    public required DateTimeZone Zone { get; init; }
    public NoticeReason? Next { get; init; }
    public Instant? NextAt { get; init; }
    public WaitingKind? Waiting { get; init; }
    public int WaitingStates { get; init; }
    public Instant? WaitingUntil { get; init; }
    public int Replies { get; init; }
    public int States { get; init; }
    public int Troubled { get; init; }
    public int OpenBrackets { get; init; }
    public required MandateHealth Health { get; init; }

    public int DaysTo(Instant at) => Period.DaysBetween(Now.InZone(Zone).Date, at.InZone(Zone).Date);
}
