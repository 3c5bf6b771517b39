using System.Text.Json.Serialization;
using NodaTime;

namespace Mandates.Domain.Meetings;

/// <summary>What a meeting did: who was there, and what it decided.</summary>
public sealed record MeetingRecord
{
    /// <summary>Id of the activity that was this meeting.</summary>
    public required string Activity { get; init; }

    public required Instant HeldAt { get; init; }

    /// <summary>Ids of the member states present.</summary>
    public required IReadOnlyList<string> Present { get; init; }

    public IReadOnlyList<DecisionKind> Decisions { get; init; } = [];
}

[JsonConverter(typeof(CamelCaseEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    AdoptWorkPlan,
    ElectViceChairs,
    ApproveDraft,
    ApproveResolution,
    ConveneInformalMeeting,
    ExtendDeadline,
}
