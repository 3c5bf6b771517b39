using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Participants;

/// <summary>Who acts, or acted, for the states of a mandate.</summary>
public sealed class ParticipantViews(PersonStore people, LinkUses uses, MandateClock clock)
{
    /// <summary>State by state; in each the mission, then the others in the order in which they were named.</summary>
    public async Task<IReadOnlyList<ParticipantView>> ReadAsync(MandateState current, StateId? state, CancellationToken cancellationToken)
    {
        var known = await people.ListAsync(current.Id, cancellationToken, state);
        var used = await uses.ListAsync(current.Id, cancellationToken);
        var terms = current.Record.Roster.SelectMany(c => c.Begun).ToLookup(t => t.State);
        var ends = current.Record.Roster.SelectMany(c => c.Ended).ToLookup(e => e.Participant, e => e.At);
        return [.. current.Plan.States.Where(s => state is null || s.Id == state).SelectMany(OfState)];

        IEnumerable<ParticipantView> OfState(MemberState of) => terms[of.Id]
            .Where(t => t.Kind != ParticipantKind.Mission)
            .Select(t => View(t, known.GetValueOrDefault(t.Person)))
            .Prepend(Mission(of));

        ParticipantView Mission(MemberState of)
        {
            var term = terms[of.Id].LastOrDefault(t => t.Kind == ParticipantKind.Mission) ?? new()
            {
                Participant = Recipients.MissionId(of.Id),
                State = of.Id,
                Kind = ParticipantKind.Mission,
                From = current.Record.StartedAt,
                Person = "",
            };
            return known.TryGetValue(term.Person, out var person)
                ? View(term, person)
                : View(term, null) with { Name = Recipients.MissionName(of), Email = of.Mission, Language = of.Language };
        }

        ParticipantView View(Term term, Person? person)
        {
            var link = Link.Of(term.Participant, current.Plan, current.Record);
            var until = ends[term.Participant].Select(at => (Instant?)at).Min();
            var acts = term.From <= clock.Now && !(until <= clock.Now);
            return new(
                term.Participant, term.State, term.Kind, term.Process, person?.Name, person?.Email, person?.Language,
                term.From, until, current.Record.IsConfirmed(term.Participant),
                new(link.Generation, acts && link.OpensAt(clock.Now), link.Revoked, link.Expires,
                    used.TryGetValue(term.Participant, out var at) ? at : null));
        }
    }
}
