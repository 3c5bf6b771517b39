using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>
/// Erases a person's name and address. Ids stay in the audit, the ledger and the replies, so that none of them breaks.
/// Each step can be repeated: an erasure that was interrupted is completed by asking again.
/// </summary>
public sealed class PersonErasure(MandateWriter writer, RosterService roster, PersonStore people, LinkUses uses, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">404 when the caller has no such participant, 422 for a mission.</exception>
    public async Task EraseAsync(MandateState before, ParticipantId participant, string why, DurableTaskClient client, CancellationToken cancellationToken)
    {
        before.ThrowIfNotOf(access.Caller, participant);
        var terms = before.Record.Roster.SelectMany(c => c.Begun).Where(t => t.Participant == participant).ToArray();
        if (Roster.IsMission(participant))
        {
            throw ProblemException.Unprocessable("A mission cannot be erased.", ["Its mailbox belongs to an office. Give it another one with the address book."]);
        }

        if (terms.Any(t => t.From > clock.Now) || before.Record.Acting(before.Plan, participant, clock.Now) is not null)
        {
            // A term that has not begun ends when it would begin. The others end at the moment of writing.
            var begins = terms.Max(t => t.From);
            await roster.EndAsync(before, participant, begins > clock.Now ? begins : null, why, access.Caller, client, cancellationToken);
        }

        await writer.RecordAsync(
            before,
            current => new Decided<string>(participant, IsRepeat: current.Record.Erased.Contains(participant)),
            _ => access.Caller.Audit("erasePerson", [participant], ["name", "email", "language"], why),
            client, cancellationToken);
        await people.EraseAsync(before.Id, terms.Select(t => t.Person), cancellationToken);
        await uses.ForgetAsync(before.Id, participant, cancellationToken);
    }
}
