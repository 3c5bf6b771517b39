using System.Text.Json;
using Microsoft.DurableTask;

namespace Mandates.Local.Engine;

/// <summary>What an orchestrator has asked for: tasks that are open, actions the history has not confirmed.</summary>
internal sealed class OrchestratorTasks
{
    private readonly Dictionary<int, IOpenTask> open = [];
    private readonly Queue<OrchestratorAction> unconfirmed = new();
    private int last = HistoryEvent.NoTask;

    public bool AnyOpen => open.Count > 0;

    public IReadOnlyList<OrchestratorAction> NewActions => [.. unconfirmed];

    public int NextId() => ++last;

    public Task<T> Open<T>(OrchestratorAction action)
    {
        var task = new OpenTask<T>();
        open.Add(action.Event.TaskId, task);
        unconfirmed.Enqueue(action);
        return task.Task;
    }

    /// <summary>False when the timer has fired or was cancelled before.</summary>
    public bool CancelTimer(int id, CancellationToken token) =>
        open.Remove(id, out var timer) && ((OpenTask<object?>)timer).Cancel(token);

    /// <summary>The history holds this step of the orchestrator: the code must have come to the same.</summary>
    public void Confirm(HistoryEvent expected, Instance instance)
    {
        var found = unconfirmed.TryDequeue(out var action) ? action.Event : null;
        if (found?.Kind != expected.Kind || !string.Equals(found.Name, expected.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new NonDeterministicOrchestrationException(
                $"The history of '{instance.Id}' expected {expected}, but the code came to {found?.ToString() ?? "no such step"}. " +
                $"Was orchestrator '{instance.Name}' changed after this instance had started?");
        }
    }

    /// <summary>A task that has ended before (a message may come twice) is left alone.</summary>
    public void End(HistoryEvent e)
    {
        if (!open.Remove(e.TaskId, out var task))
        {
            return;
        }

        if (e.Kind is EventKind.TaskFailed or EventKind.SubOrchestrationInstanceFailed)
        {
            var details = DurableJson.Converter.Deserialize<TaskFailureDetails>(e.Data)!;
            task.Fail(new TaskFailedException(e.Name!, e.TaskId, details));
            return;
        }

        try
        {
            task.Complete(e.Data);
        }
        catch (JsonException mismatch)
        {
            task.Fail(mismatch);
        }
    }
}
