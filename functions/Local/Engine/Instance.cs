using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>One run under an id. A later run under the same id has a new execution number.</summary>
internal sealed record Instance(
    long Execution,
    string Id,
    string Name,
    string Version,
    OrchestrationRuntimeStatus Status,
    string? Input,
    string? Output,
    string? CustomStatus,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    ParentLink? Parent)
{
    public bool IsLive => Status is
        OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended;
}

/// <summary>Who waits for a sub-orchestration, and under which task.</summary>
internal sealed record ParentLink(string Name, string Id, long Execution, int TaskId);

internal sealed record NewInstance(string Id, string Name, string? Version, string? Input, ParentLink? Parent = null);
