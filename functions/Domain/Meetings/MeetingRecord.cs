using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>What one sitting of a meeting did: who was there, how it ended, and what it decided.</summary>
public sealed record MeetingRecord
{
    /// <summary>Id of the activity that was this meeting.</summary>
    public required string Activity { get; init; }

    public required Instant HeldAt { get; init; }

    /// <summary>Ids of the member states present.</summary>
    public required IReadOnlyList<StateId> Present { get; init; }

    [JsonConverter(typeof(DecisionsConverter))]
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public MeetingOutcome Outcome { get; init; } = MeetingOutcome.Held;

    /// <summary>1 for the first; a meeting that was postponed or suspended resumes with the next.</summary>
    public int Sitting { get; init; } = 1;

    /// <summary>When this record was kept; null in records that are older than this property.</summary>
    public Instant? RecordedAt { get; init; }

    /// <summary>What the summary record says beside attendance and decisions.</summary>
    public string? Summary { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<MeetingOutcome>))]
public enum MeetingOutcome
{
    Held,

    /// <summary>It was opened and goes on another day.</summary>
    Suspended,

    /// <summary>It was not opened, as below the quorum, and begins another day.</summary>
    Postponed,
}
