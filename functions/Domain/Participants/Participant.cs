using System.Text.Json.Serialization;
using NodaTime;

namespace Mandates.Domain.Participants;

/// <summary>A person or office that acts for a member state.</summary>
public sealed record Participant
{
    /// <summary>Such as <c>br.mission</c> or <c>br.2</c>; says nothing about the person.</summary>
    public required string Id { get; init; }

    public required string State { get; init; }
    public required ParticipantKind Kind { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required Language Language { get; init; }
    public required Instant Since { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<ParticipantKind>))]
public enum ParticipantKind
{
    Mission,
    FocalPoint,
}
