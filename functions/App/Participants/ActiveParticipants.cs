using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Participants;

/// <summary>The participants of a mandate with their names and addresses: the roster joined with the people.</summary>
public sealed class ActiveParticipants(PersonStore people, MandateClock clock)
{
    /// <summary>Who acts now, of all states or of one. A mission is among them only when it has a mailbox other than the plan's.</summary>
    public async Task<IReadOnlyList<Participant>> ActiveAsync(MandateState current, CancellationToken cancellationToken, StateId? state = null)
    {
        var terms = current.Record.ActiveAt(clock.Now).Where(t => state is null || t.State == state).ToArray();
        if (terms.Length == 0)
        {
            return [];
        }

        var known = await people.ListAsync(current.Id, cancellationToken, state);
        return
        [
            .. from term in terms
               where known.ContainsKey(term.Person)
               let person = known[term.Person]
               orderby term.State, term.Participant
               select Of(current, term, person),
        ];
    }

    public static Participant Of(MandateState current, Term term, Person person) => new()
    {
        Id = term.Participant,
        State = term.State,
        Kind = term.Kind,
        Process = term.Process,
        Name = person.Name,
        Email = person.Email,
        Language = person.Language,
        Since = term.From,
        Confirmed = current.Record.IsConfirmed(term.Participant),
    };
}
