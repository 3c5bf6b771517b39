using Mandates.Local.Engine;
using Microsoft.DurableTask;

namespace Mandates.Local.Hosting;

/// <summary>Refuses an orchestrator that awaits what is not durable, as the Functions worker does. Its input is what it asks for.</summary>
internal sealed class GuardedOrchestrator(Func<TaskOrchestrationContext, Task<object?>> orchestrator, ILoggerFactory logs) : TaskOrchestrator<object?, object?>, IObservedOrchestrator
{
    private GuardedContext? guarded;

    public override async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        guarded = new(context, logs);
        var body = orchestrator(guarded);
        if (!body.IsCompleted && !guarded.IsAccessed)
        {
            throw GuardedContext.InvalidAwait();
        }

        var output = await body;
        guarded.ThrowIfForeign();
        return output;
    }

    /// <summary>A step that ends without a durable task to wait for would never continue.</summary>
    public void StepEnded()
    {
        if (guarded is { Waits: false })
        {
            throw GuardedContext.InvalidAwait();
        }
    }
}
