using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>
/// Erases a person's name and address. Ids stay in the audit, the ledger and the replies, so that none of them breaks.
/// It goes on though the caller has left. Each step can be repeated: what a crash interrupts is completed by the sweep
/// once the record says that it is erased, and by asking again before that.
/// </summary>
public sealed class PersonErasure(MandateWriter writer, RosterService roster, PersonStore people, LinkUses uses, RequestAccess access, MandateClock clock)
{
    /// <summary>Of each participant of the mandate the others, in any of its states, under whom the same address is kept; offices aside.</summary>
    public async Task<ILookup<ParticipantId, ParticipantId>> SharingAsync(MandateState current, CancellationToken cancellationToken)
    {
        var known = await people.ListAsync(current.Id, cancellationToken);
        return (from term in current.Record.Roster.SelectMany(c => c.Begun)
                where term.Kind != ParticipantKind.Mission && known.ContainsKey(term.Person)
                group term.Participant by known[term.Person].Email.ToUpperInvariant() into same
                from one in same
                from other in same
                where one != other
                orderby other
                select (one, other)).ToLookup(pair => pair.one, pair => pair.other);
    }

    /// <param name="before">The mandate as it was read.</param>
    /// <param name="participant">Whose name and address.</param>
    /// <param name="together">Whether to erase the others with the same address too.</param>
    /// <param name="why">For the audit.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends it before it begins.</param>
    /// <exception cref="ProblemException">404 when the caller has no such participant, 422 for a mission.</exception>
    public async Task EraseAsync(
        MandateState before, ParticipantId participant, bool together, string why, DurableTaskClient client, CancellationToken cancellationToken)
    {
        before.ThrowIfNotOf(access.Caller, participant);
        if (Roster.IsMission(participant))
        {
            throw ProblemException.Unprocessable("A mission cannot be erased.", ["Its mailbox belongs to an office. Give it another one with the address book."]);
        }

        // The one that was asked for is the last, so that asking again still finds the others by its address.
        foreach (var one in (together ? (await SharingAsync(before, cancellationToken))[participant] : []).Append(participant))
        {
            await EraseOneAsync(before, one, why, client);
        }
    }

    private async Task EraseOneAsync(MandateState before, ParticipantId participant, string why, DurableTaskClient client)
    {
        // A term that has not begun ends when it would begin. The others end at the moment of writing.
        var terms = before.Record.Roster.SelectMany(c => c.Begun).Where(t => t.Participant == participant).ToArray();
        var begins = terms.Select(t => t.From).Where(from => from > clock.Now).Select(from => (Instant?)from).Max();
        if (before.Record.Acting(before.Plan, participant, begins ?? clock.Now) is not null)
        {
            await roster.EndAsync(before, participant, begins, why, access.Caller, client, CancellationToken.None);
        }

        await writer.RecordAsync(
            before,
            current => new Decided<string>(participant, IsRepeat: current.Record.Erased.Contains(participant)),
            _ => access.Caller.Audit("erasePerson", [participant], ["name", "email", "language"], why),
            client, CancellationToken.None);
        await people.EraseAsync(before.Id, terms.Select(t => t.Person), CancellationToken.None);
        await uses.ForgetAsync(before.Id, participant, CancellationToken.None);
    }
}
