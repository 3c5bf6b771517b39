using Grpc.Core;
using Mandates.Domain.Timeline;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Timeline;

/// <summary>Rings the doorbell of the phase that is running, after something was written that may change what is due.</summary>
public static class Nudge
{
    public const string Event = "nudge";

    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="before">The mandate as it was read before the write: its phase is the one that waits.</param>
    /// <param name="why">A word for the history, such as "reply". No personal data.</param>
    /// <param name="stop">Ends the wait for the engine; the sweep then finds what was written.</param>
    public static async Task RingAsync(DurableTaskClient client, CurrentMandate before, string why, CancellationToken stop)
    {
        // Who repeats an act whose nudge was lost finds the record ahead of the phase that has yet to look: it is asked first.
        var current = before.Record.CurrentPhase(before.Plan);
        for (var phase = current == Phase.WorkPlan ? current : current - 1; phase != Phase.Completed; phase++)
        {
            try
            {
                await client.RaiseEventAsync(PhaseInstance.Id(before.Id, phase), Event, why, stop);
                return;
            }
            catch (RpcException over) when (over.StatusCode == StatusCode.FailedPrecondition)
            {
                // That phase ended meanwhile: the one after it is asked.
            }
            catch (RpcException notBegun) when (notBegun.StatusCode == StatusCode.NotFound)
            {
                // It will look at the store when it begins.
                return;
            }
        }
    }
}
