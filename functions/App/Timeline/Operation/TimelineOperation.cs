using Grpc.Core;
using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Timeline.Operation;

/// <summary>What the operator may do with the orchestrations of a mandate. Each act is in the audit before it is done.</summary>
public sealed class TimelineOperation(Journal journal, MandateIndex index, PhaseNudge nudge, MandateSweep sweep, MandateClock clock)
{
    /// <summary>The ids that the orchestrations of a mandate have: the root's, then the phases'.</summary>
    public static IReadOnlyList<(string Id, Phase? Phase)> Ids(MandateId mandate) =>
        [(mandate, null), .. Enum.GetValues<Phase>().Where(p => p != Phase.Completed).Select(p => (PhaseInstance.Id(mandate, p), (Phase?)p))];

    /// <summary>The existing instances with their data, because the Functions host returns status and failure only with them.</summary>
    public static async Task<IReadOnlyList<OrchestrationMetadata>> FindAsync(MandateId mandate, DurableTaskClient client, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(Ids(mandate).Select(of => client.GetInstanceAsync(of.Id, getInputsAndOutputs: true, cancellationToken)))).OfType<OrchestrationMetadata>()];

    /// <exception cref="ProblemException">422 when the reason or the confirmation is missing, 409 when the state of the timeline does not allow it.</exception>
    public async Task DoAsync(MandateState current, string act, string reason, string confirmed, Caller caller, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (act is not ("nudge" or "sweep"))
        {
            new Reasoned(reason).ThrowIfUnfit();
        }

        if (act is "terminate" or "purge" && confirmed != current.Id)
        {
            throw ProblemException.Unprocessable("Nothing was done.", [$"Type the id of the mandate, {current.Id}, to confirm it."]);
        }

        var instances = await FindAsync(current.Id, client, cancellationToken);
        if (act == "purge" && instances.Any(i => !i.IsCompleted))
        {
            throw ProblemException.Conflict("The timeline still runs.", "Terminate it first; only a timeline that has ended can be purged.");
        }

        var entry = caller.Audit($"{act}Timeline", [current.Id], why: reason.Length > 0 ? reason : null);
        var mark = $"operation|{clock.Now}|{act}";
        await journal.MarkAsync(current.Id, mark, entry with { Why = null }, entry, cancellationToken);
        try
        {
            await CarryOutAsync(current, act, mark, instances, client, cancellationToken);
        }
        catch (RpcException changed) when (changed.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition or StatusCode.Unknown)
        {
            throw ProblemException.Conflict("The timeline has changed since you read it.", "Read it again, and repeat what is still needed.");
        }
    }

    private async Task CarryOutAsync(
        MandateState current, string act, string mark, IReadOnlyList<OrchestrationMetadata> instances, DurableTaskClient client, CancellationToken cancellationToken)
    {
        // The histories name the entry of the audit and not its reason, which can be no longer taken back from a history.
        // The phase is ended before the root, which would otherwise start the next phase.
        foreach (var instance in instances.Reverse())
        {
            await (act switch
            {
                "suspend" when instance.IsRunning => client.SuspendInstanceAsync(instance.InstanceId, mark, cancellationToken),
                "resume" when instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended => client.ResumeInstanceAsync(instance.InstanceId, mark, cancellationToken),
                "terminate" when !instance.IsCompleted => client.TerminateInstanceAsync(instance.InstanceId, mark, cancellationToken),
                "purge" => client.PurgeInstanceAsync(instance.InstanceId, cancellationToken),
                _ => Task.CompletedTask,
            });
        }

        await (act switch
        {
            "nudge" => nudge.RaiseAsync(client, current.Id, "operator", cancellationToken),
            "sweep" => sweep.OneAsync(current.Id, client, cancellationToken),
            "suspend" => index.NoteStoppedAsync(current.Id, nameof(OrchestrationRuntimeStatus.Suspended), cancellationToken),
            "terminate" => index.NoteStoppedAsync(current.Id, nameof(OrchestrationRuntimeStatus.Terminated), cancellationToken),
            _ => index.NoteStoppedAsync(current.Id, null, cancellationToken),
        });
    }
}
