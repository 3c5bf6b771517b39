using Grpc.Core;

namespace Mandates.Functions.Record;

/// <summary>Instance ids of the phases: <c>ag-dec-66:questionnaire</c>.</summary>
public static class PhaseInstance
{
    public static string Id(string mandate, Phase phase) => $"{mandate}:{JsonNamingPolicy.CamelCase.ConvertName(phase.ToString())}";
}

/// <summary>Raises the event on which the running phase reads the record again. The record is the truth: an event that is lost, late or doubled changes nothing.</summary>
public static class PhaseNudge
{
    public const string Event = "nudge";

    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="before">The mandate as it was read before the write: its phase is the one that waits.</param>
    /// <param name="why">A word for the history, such as "reply". No personal data.</param>
    /// <param name="cancellationToken">Ends the wait for the engine; the sweep then finds what was written.</param>
    public static async Task RaiseAsync(DurableTaskClient client, MandateState before, string why, CancellationToken cancellationToken)
    {
        // After a lost event the record can be ahead of the phase that waits, so the event is raised to the phase before the write first.
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
                // That phase has ended, so the event is raised to the next one.
            }
            catch (RpcException notBegun) when (notBegun.StatusCode == StatusCode.NotFound)
            {
                // The phase has not begun; it will read the record when it does.
                return;
            }
        }
    }
}
