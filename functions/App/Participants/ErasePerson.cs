using Mandates.Domain.Participants;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Participants;

/// <summary>
/// Erases a person's name and address. Ids stay in the audit, the ledger and the replies, so that none of them breaks.
/// Each step can be repeated: an erasure that was interrupted is completed by asking again.
/// </summary>
public sealed class ErasePerson(RecordStore records, RosterStore roster, PersonStore people, LinkUses uses, RequestAccess access, MandateClock clock)
{
    [Api("Erase a person's name and address", Takes = typeof(Reasoned), Problems = [409, 422])]
    [Function(nameof(ErasePerson)), Allow(Who.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/participants/{participant}/erasure")] HttpRequest request,
        string mandate, string participant, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, stop);
        given.ThrowIfUnfit();
        await EraseAsync(await access.MandateAsync(mandate, stop), participant, given.Reason, stop);
        return Results.NoContent();
    }

    internal async Task EraseAsync(CurrentMandate current, string participant, string why, CancellationToken stop)
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
            await roster.EndAsync(current.Id, participant, begins > clock.Now ? begins : null, why, access.Caller, stop);
        }

        await records.TryAddErasureAsync(current.Id, participant, access.Caller.Did("erasePerson", [participant], ["name", "email", "language"], why), stop);
        await people.EraseAsync(current.Id, terms.Select(t => t.Person), stop);
        await uses.ForgetAsync(current.Id, participant, stop);
    }
}
