using Grpc.Core;

namespace Mandates.Functions.Record;

/// <summary>Instance ids of the phases: <c>ag-dec-66:questionnaire</c>.</summary>
public static class PhaseInstance
{
    public static string Id(string mandate, Phase phase) => $"{mandate}:{JsonNamingPolicy.CamelCase.ConvertName(phase.ToString())}";
}

/// <summary>Raises the event on which the phase that is running looks at the record again. The record is the truth: an event that is lost, late or doubled changes nothing.</summary>
public static class PhaseNudge
{
    public const string Event = "nudge";

    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="before">The mandate as it was read before the write: its phase is the one that waits.</param>
    /// <param name="why">A word for the history, such as "reply". No personal data.</param>
    /// <param name="cancellationToken">Ends the wait for the engine; the sweep then finds what was written.</param>
    public static async Task RaiseAsync(DurableTaskClient client, MandateState before, string why, CancellationToken cancellationToken)
    {
        // Who repeats an act whose event was lost finds the record ahead of the phase that has yet to look: it is asked first.
        var current = before.Record.CurrentPhase(before.Plan);
        for (var phase = current == Phase.WorkPlan ? current : current - 1; phase != Phase.Completed; phase++)
        {
            try
            {
                await client.RaiseEventAsync(PhaseInstance.Id(before.Id, phase), Event, why, cancellationToken);
                return;
            }
            catch (RpcException over) when (over.StatusCode == StatusCode.FailedPrecondition)
            {
                // That phase has ended: the one after it is asked.
            }
            catch (RpcException notBegun) when (notBegun.StatusCode == StatusCode.NotFound)
            {
                // It will look at the store when it begins.
                return;
            }
        }
    }
}
