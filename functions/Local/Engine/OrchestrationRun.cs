using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>Carries an orchestrator through its history, then through what is new.</summary>
internal sealed class OrchestrationRun(
    OrchestratorThread thread, ReplayContext context, Func<TaskOrchestrationContext, Task<object?>> orchestrator)
{
    private const int CustomStatusLimit = 16 * 1024;

    private Task<object?>? body;

    public StepOutcome Execute(Step step)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(thread);
        try
        {
            foreach (var e in step.Past)
            {
                Apply(e, replaying: true);
            }

            foreach (var e in step.Messages)
            {
                Apply(e, replaying: false);
            }

            return Outcome();
        }
        catch (Exception e)
        {
            // Whatever breaks the replay itself ends this instance and no other.
            return StepOutcome.Failed(e);
        }
        finally
        {
            thread.Close();
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void Apply(HistoryEvent e, bool replaying)
    {
        switch (e.Kind)
        {
            case EventKind.OrchestratorStarted:
                context.BeginStep(e.At, replaying);
                break;
            case EventKind.ExecutionStarted:
                body ??= Begin();
                break;
            case EventKind.TaskScheduled:
            case EventKind.SubOrchestrationInstanceCreated:
            case EventKind.TimerCreated:
                context.Confirm(e);
                break;
            default:
                context.Deliver(e);
                break;
        }

        thread.Drain();
    }

    private Task<object?> Begin()
    {
        try
        {
            return orchestrator(context);
        }
        catch (Exception e)
        {
            return Task.FromException<object?>(e);
        }
    }

    private StepOutcome Outcome()
    {
        if (body is not { IsCompleted: true } && !context.WaitsForSomething)
        {
            throw new InvalidOperationException(OrchestratorThread.InvalidAwait);
        }

        var size = Encoding.Unicode.GetByteCount(context.CustomStatus ?? "");
        if (size > CustomStatusLimit)
        {
            throw new ArgumentException($"CustomStatus is too large: limit = 16 KB (UTF-16), actual = {(size + 1023) / 1024} KB");
        }

        return End() with
        {
            CustomStatus = context.CustomStatus,
            Actions = context.NewActions,
            CancelledTimers = context.CancelledTimers,
        };
    }

    private StepOutcome End()
    {
        if (body is not { IsCompleted: true })
        {
            return new(OrchestrationRuntimeStatus.Running);
        }

        try
        {
            var result = body.GetAwaiter().GetResult();
            return new(OrchestrationRuntimeStatus.Completed, DurableJson.Converter.Serialize(result));
        }
        catch (Exception e)
        {
            return StepOutcome.Failed(e);
        }
    }
}
