using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>Who acts for which state: read from the roster's changes, at any moment.</summary>
public static class Roster
{
    /// <summary>Procedure 4 of the sample; what a plan without such a procedure allows.</summary>
    private const int UsualPlaces = 3;

    /// <summary>How many focal points a state may have at one time.</summary>
    public static int Places(this WorkPlan plan) => plan.Procedures.Max(p => p.FocalPointsPerState) ?? UsualPlaces;

    /// <summary>The terms that run at a moment. A mission that only the plan knows has none.</summary>
    public static IReadOnlyList<Term> ActiveAt(this MandateRecord record, Instant now)
    {
        var ends = record.Ends();
        return
        [
            .. record.Roster.SelectMany(c => c.Begun).Where(t => t.From <= now && !(ends.TryGetValue(t.Participant, out var end) && end <= now))
                .GroupBy(t => t.Participant).Select(same => same.Last()),
        ];
    }

    /// <summary>A participant that acts at a moment, with kind and state; null for one that does not, or does not exist.</summary>
    public static (ParticipantKind Kind, StateId State)? Acting(this MandateRecord record, WorkPlan plan, ParticipantId participant, Instant now) =>
        plan.States.FirstOrDefault(s => Recipients.MissionId(s.Id) == participant) is { } state
            ? (ParticipantKind.Mission, state.Id)
            : record.ActiveAt(now).FirstOrDefault(t => t.Participant == participant) is { } term ? (term.Kind, term.State) : null;

    /// <summary>The most focal points, or national authorities of a process, that a state has at any one time from a moment on, with those who are yet to begin.</summary>
    public static int MostAtOneTime(this MandateRecord record, StateId state, string? process, Instant from)
    {
        var ends = record.Ends();
        var terms = record.Roster.SelectMany(c => c.Begun).Where(t => t.State == state && t.Kind != ParticipantKind.Mission && t.Process == process).ToArray();
        return terms.Select(t => Instant.Max(t.From, from)).Append(from).Max(moment =>
            terms.Count(t => t.From <= moment && (!ends.TryGetValue(t.Participant, out var end) || end > moment)));
    }

    /// <summary>The id of the next participant of a kind: an id is never given to a second participant.</summary>
    public static ParticipantId NextId(this MandateRecord record, StateId state, ParticipantKind kind, string? process, int ahead = 0)
    {
        if (kind == ParticipantKind.Mission)
        {
            return Recipients.MissionId(state);
        }

        var before = record.Roster.SelectMany(c => c.Begun).Count(t => t.State == state && t.Kind == kind && t.Process == process);
        var group = process is null ? state : $"{state}.{process.ToLowerInvariant()}";
        return new($"{group}.{before + ahead + 1}");
    }

    /// <summary>A mission's address comes with the plan; a new one, and that of any other participant, has to be confirmed.</summary>
    public static bool IsConfirmed(this MandateRecord record, ParticipantId participant) =>
        record.Confirmations.Any(c => c.Participant == participant) || IsMission(participant);

    public static bool IsMission(ParticipantId participant) => participant.Value.EndsWith(".mission", StringComparison.Ordinal);

    private static Dictionary<ParticipantId, Instant> Ends(this MandateRecord record) =>
        record.Roster.SelectMany(c => c.Ended).GroupBy(e => e.Participant).ToDictionary(e => e.Key, e => e.Min(end => end.At));
}
