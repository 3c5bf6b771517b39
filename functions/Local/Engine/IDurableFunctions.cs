using Microsoft.DurableTask;

namespace Mandates.Local.Engine;

public interface IDurableFunctions
{
    IReadOnlyCollection<string> Orchestrators { get; }
    Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name);   // null when unknown
    Func<ActivityCall, Task<object?>>? Activity(string name);
}

public sealed record ActivityCall(string Name, string InstanceId, string? InputJson, CancellationToken Stopping);
