using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>How a meeting went. A decision without details may be given by its kind alone.</summary>
public sealed record MeetingMinutes(
    IReadOnlyList<StateId> Present,
    [property: JsonConverter(typeof(DecisionsConverter))] IReadOnlyList<Decision> Decisions,
    MeetingOutcome Outcome = MeetingOutcome.Held,
    string? Summary = null);
