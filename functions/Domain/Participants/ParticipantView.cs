using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>
/// A participant as officers and its own delegation see it. Name, address and language are null once they were erased;
/// the link itself is never shown.
/// </summary>
public sealed record ParticipantView(
    ParticipantId Id, StateId State, ParticipantKind Kind, string? Process, string? Name, string? Email, Language? Language,
    Instant Since, Instant? Until, bool Confirmed, LinkView Link);

/// <summary>Opens: whether it can be used now. LastUsed: when it was last exchanged for a session.</summary>
public sealed record LinkView(int Generation, bool Opens, bool Revoked, Instant Expires, Instant? LastUsed);
