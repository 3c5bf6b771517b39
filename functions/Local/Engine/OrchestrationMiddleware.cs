using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;

namespace Mandates.Local.Engine;

/// <summary>An orchestrator that is told when a step has ended and it has not; what it throws fails the orchestration.</summary>
internal interface IObservedOrchestrator : ITaskOrchestrator
{
    void StepEnded();
}

/// <summary>
/// Makes one step of an orchestration, in the place that the Functions host and worker have in the framework: it
/// replays the app's orchestrator on the worker's own context, and fails the orchestration where they would.
/// </summary>
internal sealed class OrchestrationMiddleware(
    IDurableTaskFactory factory,
    IServiceProvider services,
    DurableTaskShimFactory shims,
    string? defaultVersion,
    TimeProvider time,
    Action<Exception> broken)
{
    private const int CustomStatusLimit = 16 * 1024;

    // Sub-orchestrations take their version from here, as those that the Functions host starts.
    private readonly Dictionary<string, object?> properties = new() { ["defaultVersion"] = defaultVersion };

    public Task RunAsync(DispatchMiddlewareContext dispatch)
    {
        var state = dispatch.GetProperty<OrchestrationRuntimeState>();
        try
        {
            // The framework has stamped it with the machine's clock.
            state.NewEvents.OfType<OrchestratorStartedEvent>().Last().Timestamp = time.GetUtcNow().UtcDateTime;
            dispatch.SetProperty(Execute(state));
            return Task.CompletedTask;
        }
        catch (Exception fault)
        {
            broken(fault);
            throw;
        }
    }

    private OrchestratorExecutionResult Execute(OrchestrationRuntimeState state)
    {
        if (!factory.TryCreateOrchestrator(state.Name, services, out var orchestrator))
        {
            return Failed(new("OrchestratorTaskNotFound", $"No orchestrator task named '{state.Name}' was found.", null, null, isNonRetriable: true));
        }

        var parent = state.ParentInstance is { } caller ? new ParentOrchestrationInstance(caller.Name, caller.OrchestrationInstance.InstanceId) : null;
        var executor = new TaskOrchestrationExecutor(
            state,
            shims.CreateOrchestration(state.Name, orchestrator, properties, parent),
            BehaviorOnContinueAsNew.Carryover,
            ErrorPropagationMode.UseFailureDetails);
        try
        {
            var result = executor.Execute();
            if (!executor.IsCompleted)
            {
                (orchestrator as IObservedOrchestrator)?.StepEnded();
            }

            ThrowIfTooLarge(result.CustomStatus);
            return result;
        }
        catch (Exception fault)
        {
            // For example an event that its waiter cannot read: an error in the replay ends this orchestration and no other.
            return Failed(new FailureDetails(fault));
        }
    }

    private static void ThrowIfTooLarge(string? customStatus)
    {
        var size = Encoding.Unicode.GetByteCount(customStatus ?? "");
        if (size > CustomStatusLimit)
        {
            throw new ArgumentException($"CustomStatus is too large: limit = 16 KB (UTF-16), actual = {(size + 1023) / 1024} KB");
        }
    }

    private static OrchestratorExecutionResult Failed(FailureDetails failure) => new()
    {
        Actions =
        [
            new OrchestrationCompleteOrchestratorAction
            {
                Id = int.MaxValue,
                OrchestrationStatus = OrchestrationStatus.Failed,
                Result = failure.ErrorMessage,
                FailureDetails = failure,
            },
        ],
    };
}
