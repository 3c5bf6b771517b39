using DurableTask.Core;
using DurableTask.Core.History;

namespace Mandates.Local.Engine;

/// <summary>One that waits in the file for an orchestration or for an activity's run.</summary>
internal sealed record StoredMessage(long Sequence, TaskMessage Message)
{
    public string InstanceId => Message.OrchestrationInstance.InstanceId;

    public bool IsActivity => Message.Event is TaskScheduledEvent;

    /// <summary>When it may be delivered: a timer at its moment, a start at the one it was scheduled for. Null is at once.</summary>
    public DateTime? Due => Message.Event switch
    {
        TimerFiredEvent timer => timer.FireAt,
        ExecutionStartedEvent started => started.ScheduledStartTime,
        _ => null,
    };
}
