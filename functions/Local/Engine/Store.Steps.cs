using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>The transactions of running: a step, an activity's result, an end.</summary>
internal sealed partial class Store
{
    /// <summary>Null when nothing can be done: the instance is gone, finished, suspended or has no messages.</summary>
    public Step? LoadStep(string id) => database.Transaction(() =>
    {
        if (instances.Find(id) is not { IsLive: true, Status: not OrchestrationRuntimeStatus.Suspended } instance)
        {
            return null;
        }

        var past = histories.Read(instance.Execution);
        var received = messages.For(id);
        if (received.Count == 0)
        {
            return null;
        }

        // What comes for an instance that waits for its start time is lost, as on the real engine.
        var fresh = options.Deliver(id, received.Select(m => m.Event))
            .SkipWhile(e => past.Count == 0 && e.Kind != EventKind.ExecutionStarted).ToList();
        if (fresh.Count == 0)
        {
            messages.Remove(id);
            return null;
        }

        fresh.Insert(0, new(EventKind.OrchestratorStarted, Now));
        return new Step(instance, past, fresh, received[^1].Sequence);
    });

    /// <summary>Writes a step; nothing when its instance has ended or was replaced meanwhile.</summary>
    public FollowUp Commit(Step step, StepOutcome outcome) => database.Transaction(() =>
    {
        var next = new FollowUp();
        var instance = step.Instance;
        if (instances.Find(instance.Id) is not { IsLive: true } current || current.Execution != instance.Execution)
        {
            return next;
        }

        messages.Remove(instance.Id, step.LastMessage);
        histories.Append(instance.Execution, step.Messages.Concat(outcome.Actions.Select(action => action.Event)));
        instances.Progress(instance.Execution, outcome.CustomStatus, Now);
        foreach (var action in outcome.Actions)
        {
            Perform(instance, action, next);
        }

        foreach (var task in outcome.CancelledTimers)
        {
            timers.Remove(instance.Execution, task);
        }

        if (outcome.IsFinished)
        {
            Finish(instance, outcome, next);
        }

        return next;
    });

    /// <summary>The result replaces the queued activity; it is dropped when nobody waits for it any more.</summary>
    public void CompleteActivity(QueuedActivity activity, EventKind kind, string? data) => database.Transaction(() =>
    {
        activities.Remove(activity.Sequence);
        return PostTo(activity.InstanceId, activity.Execution, new(kind, Now, activity.TaskId, activity.Name, data));
    });

    /// <summary>Ends a live instance from outside; returns it as it was.</summary>
    public Instance? Finish(string id, long? execution, StepOutcome outcome, FollowUp next) => database.Transaction(() =>
    {
        var instance = instances.Find(id);
        if (instance is { IsLive: true } && instance.Execution == (execution ?? instance.Execution))
        {
            Finish(instance, outcome, next);
        }

        return instance;
    });

    private void Perform(Instance instance, OrchestratorAction action, FollowUp next)
    {
        var e = action.Event;
        switch (e.Kind)
        {
            case EventKind.TaskScheduled:
                next.Activities.Add(activities.Add(instance, action));
                break;
            case EventKind.TimerCreated:
                timers.Add(instance.Execution, e.TaskId, e.At);
                next.Timers = true;
                break;
            case EventKind.SubOrchestrationInstanceCreated:
                StartChild(instance, action, next);
                break;
        }
    }

    private void StartChild(Instance parent, OrchestratorAction action, FollowUp next)
    {
        var (task, name, id) = (action.Event.TaskId, action.Event.Name!, action.Event.Data!);
        if (instances.Find(id) is { } old)
        {
            if (old.IsLive)
            {
                next.Replaced.Add(id);
            }

            Remove(old);
        }

        Create(new(id, name, action.Version, action.Payload, new(parent.Name, parent.Id, parent.Execution, task)), null);
        next.Instances.Add(id);
    }

    private void Finish(Instance instance, StepOutcome outcome, FollowUp next)
    {
        instances.SetStatus(instance.Execution, outcome.Status, outcome.Output, Now);
        timers.RemoveAll(instance.Execution);
        messages.Remove(instance.Id);
        histories.Release(instance.Execution);
        if (instance.Parent is { } parent && PostTo(parent.Id, parent.Execution, Answer(parent.TaskId, instance.Name, outcome)))
        {
            next.Instances.Add(parent.Id);
        }
    }

    private HistoryEvent Answer(int task, string name, StepOutcome outcome) =>
        outcome.Status == OrchestrationRuntimeStatus.Completed
            ? new(EventKind.SubOrchestrationInstanceCompleted, Now, task, name, outcome.Output)
            : new(EventKind.SubOrchestrationInstanceFailed, Now, task, name, DurableJson.Converter.Serialize(
                outcome.Failure ?? new TaskFailureDetails("(unknown)", outcome.Output ?? "terminated", null, null, null)));
}
