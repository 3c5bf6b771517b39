using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>What an instance has lived through and what has come for it since.</summary>
internal sealed record Step(
    Instance Instance, IReadOnlyList<HistoryEvent> Past, IReadOnlyList<HistoryEvent> Messages, long LastMessage);

/// <summary>What one step came to; it is committed as a whole or not at all.</summary>
internal sealed record StepOutcome(
    OrchestrationRuntimeStatus Status,
    string? Output = null,
    TaskFailureDetails? Failure = null,
    string? CustomStatus = null)
{
    public IReadOnlyList<OrchestratorAction> Actions { get; init; } = [];

    public IReadOnlyList<int> CancelledTimers { get; init; } = [];

    public bool IsFinished => Status is not OrchestrationRuntimeStatus.Running;

    public static StepOutcome Failed(Exception exception)
    {
        var details = DetailsOf(exception);
        return new(OrchestrationRuntimeStatus.Failed, DurableJson.Converter.Serialize(details.ToString()), details);
    }

    public static TaskFailureDetails DetailsOf(Exception exception) => TaskFailureDetails.FromException(exception) with
    {
        InnerFailure = exception is TaskFailedException failed ? failed.FailureDetails
            : exception.InnerException is { } inner ? DetailsOf(inner)
            : null,
    };
}

/// <summary>What the engine has to look at after a transaction.</summary>
internal sealed class FollowUp
{
    public List<string> Instances { get; } = [];

    public List<QueuedActivity> Activities { get; } = [];

    public List<string> Replaced { get; } = [];

    public bool Timers { get; set; }
}
