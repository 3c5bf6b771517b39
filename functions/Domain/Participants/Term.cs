using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>
/// From when a participant acts for its state. Ids only: name and address are kept elsewhere under <see cref="Person"/>, and can
/// be erased there.
/// </summary>
public sealed record Term
{
    public required ParticipantId Participant { get; init; }
    public required StateId State { get; init; }
    public required ParticipantKind Kind { get; init; }
    public string? Process { get; init; }
    public required Instant From { get; init; }

    /// <summary>Key of the name and address.</summary>
    public required string Person { get; init; }
}

/// <summary>From when a participant no longer acts.</summary>
public sealed record TermEnd(ParticipantId Participant, Instant At);

/// <summary>One change of the roster. They are numbered: the writer of a number has seen all changes before it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When it was made; a term may begin later.</param>
/// <param name="Begun">Terms that begin; for a mission, its new mailbox.</param>
/// <param name="Ended">Terms that end; participants are never deleted.</param>
public sealed record RosterChange(int Number, Instant At, IReadOnlyList<Term> Begun, IReadOnlyList<TermEnd> Ended);

/// <summary>A participant confirmed the address from its own mailbox.</summary>
public sealed record Confirmation(ParticipantId Participant, Instant At);
