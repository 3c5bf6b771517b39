using Grpc.Core;
using Mandates.Functions.Clock;

namespace Mandates.Functions.Record;

/// <summary>Instance ids of the phases: <c>ag-dec-66:questionnaire</c>.</summary>
public static class PhaseInstance
{
    public static string Id(string mandate, Phase phase) => $"{mandate}:{JsonNamingPolicy.CamelCase.ConvertName(phase.ToString())}";
}

/// <summary>Raises the event on which the running phase reads the record again. The record is the truth: an event that is lost, late or doubled changes nothing.</summary>
public sealed class PhaseNudge(MandateStore mandates, MandateIndex index, MandateClock clock)
{
    public const string Event = "nudge";

    /// <summary>
    /// Raises the event after a write, unless a look would find nothing to do: nothing is due, and the board has the
    /// mandate as it stands, its phase and its next moment included. An act that changes nothing, sent ever so often,
    /// therefore does not fill the history of a phase.
    /// </summary>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="mandate">Whose.</param>
    /// <param name="why">A word for the history, such as "reply". No personal data.</param>
    /// <param name="cancellationToken">Ends the wait for store and engine; the sweep then finds what was written.</param>
    public async Task RaiseIfMovedAsync(DurableTaskClient client, MandateId mandate, string why, CancellationToken cancellationToken)
    {
        // Two facts that are written at once can together move what neither moves alone: the later of them in the audit sees both.
        var current = await mandates.AfterWriteAsync(mandate, cancellationToken);
        var outlook = Outlook.At(clock.Now, current.Plan, current.Record);
        var line = await index.FindAsync(mandate, cancellationToken);
        if (outlook.Due.Count > 0 || line is null || !index.IsCurrent(line, current, outlook))
        {
            await RaiseAsync(client, mandate, line?.Phase ?? Phase.WorkPlan, why, cancellationToken);
        }
    }

    /// <summary>Raises the event in any case.</summary>
    /// <inheritdoc cref="RaiseIfMovedAsync" path="/param"/>
    public async Task RaiseAsync(DurableTaskClient client, MandateId mandate, string why, CancellationToken cancellationToken) =>
        await RaiseAsync(client, mandate, (await index.FindAsync(mandate, cancellationToken))?.Phase ?? Phase.WorkPlan, why, cancellationToken);

    /// <summary>Raises the event to the phase that the last look left running, or to the one that follows it by now.</summary>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="mandate">Whose.</param>
    /// <param name="last">The phase that the last look came to.</param>
    /// <param name="why">A word for the history.</param>
    /// <param name="cancellationToken">Ends the wait for the engine.</param>
    public static async Task RaiseAsync(DurableTaskClient client, MandateId mandate, Phase last, string why, CancellationToken cancellationToken)
    {
        var phase = last == Phase.Completed ? Phase.Submission : last;
        var answer = await TryRaiseAsync(client, PhaseInstance.Id(mandate, phase), why, cancellationToken);
        if (answer == StatusCode.NotFound && phase > Phase.WorkPlan)
        {
            // It looks when it begins; but a look from outside, by the sweep, may have come to it before the phase before has ended.
            await TryRaiseAsync(client, PhaseInstance.Id(mandate, phase - 1), why, cancellationToken);
        }

        while (answer == StatusCode.FailedPrecondition && ++phase != Phase.Completed)
        {
            answer = await TryRaiseAsync(client, PhaseInstance.Id(mandate, phase), why, cancellationToken);
        }
    }

    /// <returns>OK, FailedPrecondition when the instance has ended, NotFound when it has not begun.</returns>
    private static async Task<StatusCode> TryRaiseAsync(DurableTaskClient client, string instance, string why, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instance, Event, why, cancellationToken);
            return StatusCode.OK;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            return refused.StatusCode;
        }
    }
}
