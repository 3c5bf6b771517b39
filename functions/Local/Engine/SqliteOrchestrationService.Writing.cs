using DurableTask.Core;
using DurableTask.Core.History;

namespace Mandates.Local.Engine;

/// <summary>What a transaction writes, and remembers of it.</summary>
internal sealed partial class SqliteOrchestrationService
{
    private void Keep(OrchestrationWork work, OrchestrationRuntimeState state, OrchestrationState summary)
    {
        var id = work.InstanceId;
        var isContinuedAsNew = state != work.OrchestrationRuntimeState;
        if (isContinuedAsNew)
        {
            store.RemoveHistory(id);
        }

        var added = isContinuedAsNew ? state.Events : state.NewEvents;
        foreach (var made in added.Where(e => e.EventId >= 0 || e is OrchestratorCompletedEvent || (isContinuedAsNew && e is ExecutionStartedEvent)))
        {
            made.Timestamp = Now;
        }

        store.Append(id, added, Now);
        (summary.CreatedTime, summary.CompletedTime) = (state.CreatedTime, state.CompletedTime);
        summary.LastUpdatedTime = Now;
        summary.Status ??= "null";
        if (summary.OrchestrationStatus == OrchestrationStatus.Suspended)
        {
            summary.Output = state.Events.OfType<ExecutionSuspendedEvent>().Last().Reason;
        }

        var now = new LiveInstance(summary.OrchestrationInstance.ExecutionId, summary.OrchestrationStatus, summary.Status);
        var isOver = state.ExecutionCompletedEvent is not null;
        if (isOver || summary.OrchestrationStatus == OrchestrationStatus.Suspended || live[id] != now)
        {
            store.Save(summary);
        }

        live[id] = now;
        if (isOver)
        {
            End(id);
        }
    }

    /// <summary>Nothing reaches an orchestration that has ended.</summary>
    private void End(string id)
    {
        store.Forget(id);
        Drop(id);
        live.Remove(id);
    }

    private void Drop(string id)
    {
        foreach (var message in queue.Drop(id))
        {
            store.Remove(message);
        }
    }

    private void Send(TaskMessage message)
    {
        message.Event.Timestamp = Now;
        if (message.Event is ExecutionStartedEvent started)
        {
            Begin(message, started);
        }
        else if (message.Event is not TaskScheduledEvent && !IsAwaited(message.OrchestrationInstance))
        {
            return;
        }

        queue.Add(store.Add(message), Now);
    }

    private bool IsAwaited(OrchestrationInstance to) =>
        live.TryGetValue(to.InstanceId, out var instance) && (string.IsNullOrEmpty(to.ExecutionId) || to.ExecutionId == instance.Execution);

    private void Begin(TaskMessage message, ExecutionStartedEvent started)
    {
        var id = message.OrchestrationInstance.InstanceId;
        if (live.ContainsKey(id))
        {
            log.LogWarning("'{InstanceId}' was running and has been replaced by a sub-orchestration with its id", id);
        }

        store.Remove(id);
        Drop(id);
        live[id] = new(message.OrchestrationInstance.ExecutionId, OrchestrationStatus.Pending, null);
        store.Save(new()
        {
            OrchestrationInstance = message.OrchestrationInstance,
            Name = started.Name,
            Version = started.Version,
            Input = started.Input,
            Tags = started.Tags,
            OrchestrationStatus = OrchestrationStatus.Pending,
            CreatedTime = Now,
            LastUpdatedTime = Now,
            CompletedTime = DateTime.MaxValue,
        });
    }
}
