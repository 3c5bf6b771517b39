namespace Mandates.Local.Engine;

internal enum EventKind
{
    OrchestratorStarted,
    ExecutionStarted,
    TaskScheduled,
    TaskCompleted,
    TaskFailed,
    SubOrchestrationInstanceCreated,
    SubOrchestrationInstanceCompleted,
    SubOrchestrationInstanceFailed,
    TimerCreated,
    TimerFired,
    EventRaised,
}

/// <summary>
/// A line of a history; those that come from outside wait as messages first.
/// Data holds a result, a failure, a payload, or the id of the other instance.
/// </summary>
internal sealed record HistoryEvent(
    EventKind Kind, DateTime At, int TaskId = HistoryEvent.NoTask, string? Name = null, string? Data = null)
{
    public const int NoTask = -1;

    public override string ToString() => Kind switch
    {
        EventKind.TaskScheduled => $"activity '{Name}' (#{TaskId})",
        EventKind.SubOrchestrationInstanceCreated => $"sub-orchestration '{Name}' (#{TaskId})",
        EventKind.TimerCreated => $"a timer (#{TaskId})",
        _ => Kind.ToString(),
    };
}

/// <summary>What an orchestrator asked for: the line of history, and what is sent but not kept.</summary>
internal sealed record OrchestratorAction(HistoryEvent Event, string? Payload = null, string? Version = null);

internal sealed record QueuedActivity(
    long Sequence, long Execution, string InstanceId, int TaskId, string Name, string? Input);
