using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>
/// Erases a person's name and address. Ids stay in the audit, the ledger and the replies, so that none of them breaks.
/// Each step can be repeated: an erasure that was interrupted is completed by asking again.
/// </summary>
public sealed class ErasePerson(MandateStore records, RosterService roster, PersonStore people, LinkUses uses, RequestAccess access, MandateClock clock)
{
    [Api("Erase a person's name and address", Takes = typeof(Reasoned), Problems = [409, 422])]
    [Function(nameof(ErasePerson)), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/participants/{participant}/erasure")] HttpRequest request,
        string mandate, string participant, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        await EraseAsync(await access.MandateAsync(mandate, cancellationToken), participant, given.Reason, cancellationToken);
        return Results.NoContent();
    }

    internal async Task EraseAsync(MandateState current, string participant, string why, CancellationToken cancellationToken)
    {
        current.ThrowIfNotOf(access.Caller, participant);
        var terms = current.Record.Roster.SelectMany(c => c.Begun).Where(t => t.Participant == participant).ToArray();
        if (Roster.IsMission(participant))
        {
            throw ProblemException.Unprocessable("A mission cannot be erased.", ["Its mailbox belongs to an office. Give it another one with the address book."]);
        }

        if (terms.Any(t => t.From > clock.Now) || current.Record.Acting(current.Plan, participant, clock.Now) is not null)
        {
            // Who is yet to begin never does. The others end now, whenever that is by the time it is written.
            var begins = terms.Max(t => t.From);
            await roster.EndAsync(current.Id, participant, begins > clock.Now ? begins : null, why, access.Caller, cancellationToken);
        }

        await records.AppendAsync(current.Id, participant, access.Caller.Audit("erasePerson", [participant], ["name", "email", "language"], why), cancellationToken);
        await people.EraseAsync(current.Id, terms.Select(t => t.Person), cancellationToken);
        await uses.ForgetAsync(current.Id, participant, cancellationToken);
    }
}
