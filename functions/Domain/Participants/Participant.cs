using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>A person or office that acts for a member state, with name and address: kept in one table, erasable.</summary>
public sealed record Participant
{
    /// <summary>Such as <c>br.mission</c> or <c>br.2</c>; says nothing about the person.</summary>
    public required ParticipantId Id { get; init; }

    public required StateId State { get; init; }
    public required ParticipantKind Kind { get; init; }

    /// <summary>The consulted process of a national authority, such as MISPA.</summary>
    public string? Process { get; init; }

    public required string Name { get; init; }
    public required string Email { get; init; }
    public required Language Language { get; init; }
    public required Instant Since { get; init; }

    /// <summary>Whether the address was confirmed from its own mailbox, or came with the work plan.</summary>
    public bool Confirmed { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<ParticipantKind>))]
public enum ParticipantKind
{
    Mission,
    FocalPoint,
    Authority,
}
