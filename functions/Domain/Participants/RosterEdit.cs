using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>One participant that is to begin, maybe in another's place.</summary>
/// <param name="State">The state it is to act for.</param>
/// <param name="Kind">In which capacity.</param>
/// <param name="Process">The consulted process, for a national authority.</param>
/// <param name="Person">Key of the name and address.</param>
/// <param name="Replaces">Id of the participant whose term ends with this one's beginning.</param>
public sealed record Beginning(StateId State, ParticipantKind Kind, string? Process, string Person, ParticipantId? Replaces = null)
{
    /// <summary>What in it the mandate does not know, each as a sentence.</summary>
    public IEnumerable<Sentence> Unknown(WorkPlan plan, MandateRecord record)
    {
        if (Kind == ParticipantKind.Authority && plan.Mandate.Consulted.All(c => c.Id != Process))
        {
            yield return $"'{Process}' is not a consulted process of this mandate; it has {string.Join(", ", plan.Mandate.Consulted.Select(c => c.Id))}.";
        }

        if (Replaces is not null && record.Roster.SelectMany(c => c.Begun).All(t => t.Participant != Replaces || t.State != State || t.Kind != Kind))
        {
            yield return $"There is no participant '{Replaces}' of this kind in this state.";
        }
    }
}

/// <summary>Makes the next change of a roster. The rule that spans a state's focal points is here, and nowhere else.</summary>
public static class RosterEdit
{
    /// <summary>The change that lets these begin and those end, or the sentences of the rules that it would break.</summary>
    /// <param name="record">With every earlier change of the roster.</param>
    /// <param name="plan">The plan in force.</param>
    /// <param name="begin">Who begins.</param>
    /// <param name="end">Ids of those whose terms end.</param>
    /// <param name="from">When they begin and end; not before now.</param>
    /// <param name="now">When the change is made.</param>
    public static (RosterChange Change, IReadOnlyList<Sentence> Broken) Edit(
        this MandateRecord record, WorkPlan plan, IReadOnlyList<Beginning> begin, IReadOnlyList<ParticipantId> end, Instant from, Instant now)
    {
        var ahead = new Dictionary<string, int>(StringComparer.Ordinal);
        var change = new RosterChange(
            record.Roster.Count + 1, now,
            [.. begin.Select(b => new Term { Participant = IdOf(b), State = b.State, Kind = b.Kind, Process = b.Process, From = from, Person = b.Person })],
            [.. begin.Select(b => b.Replaces).OfType<ParticipantId>().Concat(end).Distinct().Select(id => new TermEnd(id, from))]);
        return (change, [.. Broken(record, plan, change, from)]);

        ParticipantId IdOf(Beginning b)
        {
            var group = $"{b.State}|{b.Kind}|{b.Process}";
            ahead[group] = ahead.GetValueOrDefault(group) + 1;
            return record.NextId(b.State, b.Kind, b.Process, ahead[group] - 1);
        }
    }

    private static IEnumerable<Sentence> Broken(MandateRecord record, WorkPlan plan, RosterChange change, Instant from)
    {
        if (from < change.At)
        {
            yield return "A term begins or ends now or later, not in the past.";
        }

        foreach (var (participant, _) in change.Ended)
        {
            if (record.Acting(plan, participant, from) is not { } acting)
            {
                yield return $"'{participant}' does not act for the state at that time; see the state's participants.";
            }
            else if (acting.Kind == ParticipantKind.Mission)
            {
                yield return $"'{participant}' is a permanent mission; a state always has one.";
            }
        }

        var after = record with { Roster = [.. record.Roster, change] };
        var places = plan.Places();
        foreach (var state in change.Begun.Where(t => t.Kind == ParticipantKind.FocalPoint).Select(t => t.State).Distinct())
        {
            if (after.MostAtOneTime(state, process: null, change.At) > places)
            {
                yield return $"{(object?)plan.State(state)?.Names ?? state} would have more than {places} focal points at a time.";
            }
        }
    }
}
