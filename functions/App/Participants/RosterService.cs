using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>
/// Changes who acts for a state. The writer of the roster's next number has seen all changes before it, so that a rule
/// that held when it was checked still holds when it is written; a writer that comes second checks again.
/// </summary>
public sealed class RosterService(MandateWriter writer, MandateStore mandates, PersonStore people, MandateClock clock)
{
    private readonly KeyedLock locks = new();

    /// <summary>Names a participant; the same naming sent again returns the existing one.</summary>
    /// <param name="before">The mandate as it was read.</param>
    /// <param name="begin">Who begins; its person is made here.</param>
    /// <param name="naming">Name and address.</param>
    /// <param name="from">The first day, in the plan's zone; null for now.</param>
    /// <param name="by">Who names it.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="ProblemException">404 for no state of the mandate; 409 naming those who hold the places when there is none left; 422 when a rule is broken.</exception>
    public async Task<(Participant Participant, bool IsNew)> NameAsync(
        MandateState before, Beginning begin, Naming naming, LocalDate? from, Caller by, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (before.Plan.State(begin.State) is null)
        {
            throw ProblemException.NotFound();
        }

        Sentence[] broken = [.. naming.Broken(), .. begin.Unknown(before.Plan, before.Record)];
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The participant was not named.", broken);
        }

        using var held = await locks.TakeAsync(before.Id, cancellationToken);
        var person = PersonStore.Of(begin.State, naming);
        Participant? named = null;
        var change = await RecordAsync(await mandates.GetAsync(before.Id, cancellationToken), [person], DecideAsync, Audit, client);
        return (named!, change.IsNew);

        async Task<Decided<RosterChange>> DecideAsync(MandateState current)
        {
            var others = await people.ListAsync(current.Id, CancellationToken.None, begin.State);
            var now = clock.Now;
            var begins = from is { } day ? current.Plan.At(day, LocalTime.Midnight) : now;
            if (Same(current, begin, naming, others, begins) is { } there)
            {
                named = ActiveParticipants.Of(current, there, others[there.Person]);
                return new(current.Record.Roster.First(c => c.Begun.Contains(there)), IsRepeat: true);
            }

            var (change, rules) = current.Record.Edit(current.Plan, [begin with { Person = person.Key }], [], begins, now);
            if (rules.Count > 0)
            {
                throw Refused(current, begin.State, rules, others);
            }

            Sentence[] tooMany = [.. by.IsParticipant ? current.Record.TooMany(current.Plan, change, key => others.TryGetValue(key, out var other) && other.IsCalled(naming.Email)) : []];
            if (tooMany.Length > 0)
            {
                throw ProblemException.Unprocessable("The participant was not named.", tooMany);
            }

            named = ActiveParticipants.Of(current, change.Begun[0], person);
            return new(change);
        }

        AuditEntry Audit(RosterChange change) => by.Audit(
            begin.Replaces is null ? "nameParticipant" : "replaceParticipant",
            [change.Begun[0].Participant, .. change.Ended.Select(e => e.Participant)], ["name", "email", "language", "from"]);
    }

    /// <summary>Ends a participant's term; nothing is deleted.</summary>
    /// <param name="before">The mandate as it was read.</param>
    /// <param name="participant">Whose term.</param>
    /// <param name="at">When it ends, not before now; null for now.</param>
    /// <param name="why">For the audit.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="ProblemException">422 when the participant does not act at that time.</exception>
    public async Task EndAsync(
        MandateState before, ParticipantId participant, Instant? at, string why, Caller by, DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var held = await locks.TakeAsync(before.Id, cancellationToken);
        await writer.RecordAsync(
            await mandates.GetAsync(before.Id, cancellationToken),
            Decide,
            _ => by.Audit("endTerm", [participant], ["until"], why),
            client, cancellationToken);

        Decided<RosterChange> Decide(MandateState current)
        {
            var now = clock.Now;
            var (change, broken) = current.Record.Edit(current.Plan, [], [participant], at ?? now, now);
            return broken.Count > 0 ? throw ProblemException.Unprocessable("The term was not ended.", broken) : new(change);
        }
    }

    /// <summary>
    /// Writes changes of the roster after the people to whom they refer. When the change is refused after all, those people are removed again.
    /// It goes on though the caller has left: a person without a term would be found by nobody. What a crash leaves is swept.
    /// </summary>
    internal async Task<Recorded<TFact>> RecordAsync<TFact>(
        MandateState before, Person[] newcomers, Func<MandateState, Task<Decided<TFact>>> decide, Func<TFact, AuditEntry> audit, DurableTaskClient client)
        where TFact : class
    {
        string[] kept = [];
        try
        {
            var recorded = await writer.RecordAsync(before, decide, audit, client, CancellationToken.None, KeepAsync);
            await people.EraseAsync(before.Id, recorded.IsNew ? [] : kept, CancellationToken.None);
            return recorded;
        }
        catch (ProblemException)
        {
            await people.EraseAsync(before.Id, kept, CancellationToken.None);
            throw;
        }

        async Task KeepAsync(TFact fact)
        {
            if (kept.Length == 0)
            {
                await people.AddAsync(before.Id, newcomers, CancellationToken.None);
                kept = [.. newcomers.Select(p => p.Key)];
            }
        }
    }

    private static Term? Same(
        MandateState current, Beginning begin, Naming naming, IReadOnlyDictionary<string, Person> people, Instant at) =>
        current.Record.ActiveAt(at).FirstOrDefault(t =>
            t.State == begin.State && t.Kind == begin.Kind && t.Process == begin.Process
            && people.TryGetValue(t.Person, out var person) && person.IsCalled(naming.Email));

    private static ProblemException Refused(
        MandateState current, StateId state, IReadOnlyList<Sentence> broken, IReadOnlyDictionary<string, Person> people)
    {
        var holders = current.Record.Roster.SelectMany(c => c.Begun)
            .Where(t => t.State == state && t.Kind == ParticipantKind.FocalPoint && current.Record.Roster.All(c => c.Ended.All(e => e.Participant != t.Participant)))
            .Select(t => people.TryGetValue(t.Person, out var person) ? (Sentence)$"{person.Name} ({t.Participant})" : $"a person whose name was erased ({t.Participant})").ToArray();
        return holders.Length >= current.Plan.Places()
            ? ProblemException.Conflict(
                $"The state already has {holders.Length} focal points.",
                $"They are {holders.Aggregate((some, next) => $"{some}, {next}")}. Say which of them the new one replaces ('replaces').")
            : ProblemException.Unprocessable("The participant was not named.", broken);
    }
}
