using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>Writes down which officer read the names and addresses of many persons at once.</summary>
public sealed class BulkReads(RequestAccess access, Journal journal, MandateClock clock)
{
    /// <summary>To be called before what was read is handed out. Nothing is written of a delegation, which reads its own alone.</summary>
    /// <param name="request">The request that reads them.</param>
    /// <param name="mandate">Whose participants.</param>
    /// <param name="act">For the audit, in camelCase.</param>
    /// <param name="cancellationToken">Ends the wait for the store; then nothing is to be handed out.</param>
    /// <exception cref="ProblemException">403 for a request that a browser makes for another site.</exception>
    public async Task NoteAsync(HttpRequest request, MandateId mandate, string act, CancellationToken cancellationToken)
    {
        if (access.Caller.IsOfficer)
        {
            AntiforgeryGuard.ThrowIfFromElsewhere(request);
            var read = new BulkRead(act, access.Caller.Id, clock.Now);
            await journal.MarkAsync(mandate, read.Key, read, access.Caller.Audit(act, fields: ["name", "email"]), cancellationToken);
        }
    }

    private sealed record BulkRead(string Act, string By, Instant At)
    {
        public string Key => $"read|{Act}|{By}|{At.ToUnixTimeTicks():D20}";
    }
}
