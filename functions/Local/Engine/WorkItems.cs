using DurableTask.Core;

namespace Mandates.Local.Engine;

/// <summary>A step of one orchestration: the messages it takes from the file, and the execution they are for.</summary>
internal sealed class OrchestrationWork(IReadOnlyList<StoredMessage> taken, string? execution) : TaskOrchestrationWorkItem
{
    public IReadOnlyList<StoredMessage> Taken => taken;

    public string? Execution => execution;
}

/// <summary>One run of an activity.</summary>
internal sealed class ActivityWork(StoredMessage asked) : TaskActivityWorkItem
{
    public StoredMessage Asked => asked;
}
