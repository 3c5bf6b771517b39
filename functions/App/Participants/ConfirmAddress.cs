using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>A participant says that the address is its own, having come by the link that was sent there. Again changes nothing.</summary>
public sealed class ConfirmAddress(MandateStore records, RequestAccess access, MandateClock clock)
{
    [Api("Confirm that the address is one's own")]
    [Function(nameof(ConfirmAddress)), Allow(CallerRoles.FocalPoint | CallerRoles.Authority, BeforeConfirmation = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/confirmation")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await ConfirmAsync(mandate, client, cancellationToken);
        return Results.NoContent();
    }

    internal async Task ConfirmAsync(string mandate, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await access.MandateAsync(mandate, cancellationToken);
        var by = access.Caller;
        if (!by.IsConfirmed)
        {
            await records.AppendAsync(mandate, new Confirmation(by.Id, clock.Now), by.Audit("confirmAddress", [by.Id]), cancellationToken);
        }

        // Also when it was confirmed already: the first time may have ended before it rang.
        await PhaseNudge.RaiseAsync(client, before, "confirmation", cancellationToken);
    }
}
