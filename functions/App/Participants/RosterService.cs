using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>
/// Changes who acts for a state. Whoever writes the next number of the roster has seen all before it, so that a rule
/// that held when it was checked still holds when it is written; who came second checks again.
/// </summary>
public sealed class RosterService(MandateStore records, PersonStore people, MandateClock clock)
{
    private readonly KeyedLock turns = new();

    /// <summary>Names a participant; the same naming again is the one that is there.</summary>
    /// <exception cref="ProblemException">409 naming those who hold the places when there is none left; 422 when a rule is broken.</exception>
    public async Task<(Participant Participant, bool IsNew)> NameAsync(
        string mandate, Beginning begin, Naming naming, Instant? from, Caller by, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(mandate, cancellationToken);
        var person = PersonStore.Of(begin.State, naming);
        var isKept = false;
        while (true)
        {
            var current = await records.GetAsync(mandate, cancellationToken);
            var others = await people.ListAsync(mandate, cancellationToken, begin.State);
            var now = clock.Now;
            var begins = from ?? now;
            if (Same(current, begin, naming, others, begins) is { } there)
            {
                return (there, false);
            }

            var (change, broken) = current.Record.Edit(current.Plan, [begin with { Person = person.Key }], [], begins, now);
            if (broken.Count > 0)
            {
                await people.EraseAsync(mandate, isKept ? [person.Key] : [], cancellationToken);
                throw Refused(current, begin.State, broken, others);
            }

            if (!isKept)
            {
                await people.AddAsync(mandate, [person], cancellationToken);
                isKept = true;
            }

            var term = change.Begun[0];
            var deed = by.Audit(
                begin.Replaces is null ? "nameParticipant" : "replaceParticipant",
                [term.Participant, .. change.Ended.Select(e => e.Participant)], ["name", "email", "language", "from"]);
            if (await records.AppendAsync(mandate, change, deed, cancellationToken))
            {
                return (ActiveParticipants.Of(current, term, person), true);
            }
        }
    }

    /// <summary>Ends a participant's term; nothing is deleted.</summary>
    /// <exception cref="ProblemException">422 when the participant does not act at that time.</exception>
    public async Task EndAsync(string mandate, string participant, Instant? at, string why, Caller by, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(mandate, cancellationToken);
        while (true)
        {
            var current = await records.GetAsync(mandate, cancellationToken);
            var now = clock.Now;
            var (change, broken) = current.Record.Edit(current.Plan, [], [participant], at ?? now, now);
            if (broken.Count > 0)
            {
                throw ProblemException.Unprocessable("The term cannot be ended.", broken);
            }

            if (await records.AppendAsync(mandate, change, by.Audit("endTerm", [participant], ["until"], why), cancellationToken))
            {
                return;
            }
        }
    }

    private static Participant? Same(
        MandateState current, Beginning begin, Naming naming, IReadOnlyDictionary<string, Person> people, Instant at) =>
        current.Record.ActiveAt(at)
            .Where(t => t.State == begin.State && t.Kind == begin.Kind && t.Process == begin.Process
                && people.TryGetValue(t.Person, out var person) && person.IsCalled(naming.Email))
            .Select(t => ActiveParticipants.Of(current, t, people[t.Person]))
            .FirstOrDefault();

    private static ProblemException Refused(
        MandateState current, string state, IReadOnlyList<Sentence> broken, IReadOnlyDictionary<string, Person> people)
    {
        var holders = current.Record.Roster.SelectMany(c => c.Begun)
            .Where(t => t.State == state && t.Kind == ParticipantKind.FocalPoint && current.Record.Roster.All(c => c.Ended.All(e => e.Participant != t.Participant)))
            .Select(t => people.TryGetValue(t.Person, out var person) ? (Sentence)$"{person.Name} ({t.Participant})" : $"somebody who was erased ({t.Participant})").ToArray();
        return holders.Length >= current.Plan.Places()
            ? ProblemException.Conflict(
                $"The state already has {holders.Length} focal points.",
                $"They are {holders.Aggregate((some, next) => $"{some}, {next}")}. Replace one of them: name the new one with 'replaces'.")
            : ProblemException.Unprocessable("The participant cannot be named.", broken);
    }
}
