using Mandates.Domain.Participants;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Participants;

/// <summary>A participant says that the address is its own, having come by the link that was sent there. Again changes nothing.</summary>
public sealed class ConfirmAddress(RecordStore records, RequestAccess access, MandateClock clock)
{
    [Api("Confirm that the address is one's own")]
    [Function(nameof(ConfirmAddress)), Allow(Who.FocalPoint | Who.Authority, BeforeConfirmation = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/confirmation")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        await ConfirmAsync(mandate, client, stop);
        return Results.NoContent();
    }

    internal async Task ConfirmAsync(string mandate, DurableTaskClient client, CancellationToken stop)
    {
        var before = await access.MandateAsync(mandate, stop);
        var by = access.Caller;
        if (!by.IsConfirmed)
        {
            await records.TryAddAsync(mandate, new Confirmation(by.Id, clock.Now), by.Did("confirmAddress", [by.Id]), stop);
        }

        // Also when it was confirmed already: the first time may have ended before it rang.
        await Nudge.RingAsync(client, before, "confirmation", stop);
    }
}
