using Microsoft.DurableTask;

namespace Mandates.Local.Engine;

/// <summary>What the engine runs: the app's orchestrators and activities by name.</summary>
public interface IDurableFunctions
{
    IReadOnlyCollection<string> Orchestrators { get; }

    /// <summary>The orchestrator of that name; null when the app has none.</summary>
    Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name);

    /// <summary>The activity of that name; null when the app has none.</summary>
    Func<ActivityCall, Task<object?>>? Activity(string name);
}

/// <summary>One run of an activity. After a crash the same call may come again.</summary>
public sealed record ActivityCall(string Name, string InstanceId, string? InputJson, CancellationToken Stopping);
