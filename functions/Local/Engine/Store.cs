using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>Everything durable. Each method that changes something is one transaction.</summary>
internal sealed class Store(Database database, TimeProvider time, string? defaultVersion) : IDisposable
{
    private readonly Instances instances = new(database);
    private readonly Histories histories = new(database);
    private readonly Messages messages = new(database);
    private readonly Activities activities = new(database);
    private readonly Timers timers = new(database);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Instance? Find(string id) => instances.Find(id);

    public List<Instance> List(OrchestrationQuery filter, string? after, int size) => instances.List(filter, after, size);

    public List<string> Recipients() => messages.Recipients();

    public List<QueuedActivity> QueuedActivities() => activities.All();

    public DateTime? NextTimer() => timers.Next();

    public void Start(NewInstance created, DateTimeOffset? startAt) => database.Transaction(() =>
    {
        if (instances.Find(created.Id) is { } old)
        {
            if (old.IsLive)
            {
                throw new OrchestrationAlreadyExistsException(created.Id);
            }

            Remove(old);
        }

        return Create(created, startAt);
    });

    /// <summary>Returns the instance as it was; only a live one gets the event.</summary>
    public Instance? Raise(string id, string name, string? data) => database.Transaction(() =>
    {
        var instance = instances.Find(id);
        if (instance is { IsLive: true })
        {
            messages.Post(id, new(EventKind.EventRaised, Now, Name: name, Data: data));
        }

        return instance;
    });

    /// <summary>Returns the instance as it was; a finished one stays as it is.</summary>
    public Instance? SetSuspended(string id, bool suspended, string? reason) => database.Transaction(() =>
    {
        var instance = instances.Find(id);
        if (instance is { IsLive: true } && suspended != (instance.Status == OrchestrationRuntimeStatus.Suspended))
        {
            var status = suspended ? OrchestrationRuntimeStatus.Suspended
                : instance.CustomStatus is null ? OrchestrationRuntimeStatus.Pending
                : OrchestrationRuntimeStatus.Running;
            instances.SetStatus(instance.Execution, status, suspended ? reason : null, Now);
        }

        return instance;
    });

    /// <summary>Returns the instance as it was; a running one stays.</summary>
    public Instance? Purge(string id) => database.Transaction(() =>
    {
        var instance = instances.Find(id);
        if (instance is { IsLive: false })
        {
            Remove(instance);
        }

        return instance;
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

    public List<string> FireDueTimers() => database.Transaction(() =>
    {
        var due = timers.Due(Now);
        foreach (var timer in due)
        {
            timers.Remove(timer.Execution, timer.TaskId);
            var kind = timer.TaskId == HistoryEvent.NoTask ? EventKind.ExecutionStarted : EventKind.TimerFired;
            messages.Post(timer.InstanceId, new(kind, timer.FireAt, timer.TaskId));
        }

        return due.ConvertAll(timer => timer.InstanceId);
    });

    /// <summary>The result replaces the queued activity; it is dropped when nobody waits for it any more.</summary>
    public void CompleteActivity(QueuedActivity activity, EventKind kind, string? data) => database.Transaction(() =>
    {
        activities.Remove(activity.Sequence);
        return PostTo(activity.InstanceId, activity.Execution, new(kind, Now, activity.TaskId, activity.Name, data));
    });

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
        var fresh = received.Select(m => m.Event)
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

    public void Dispose() => database.Dispose();

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
            case EventKind.EventSent when instances.Find(e.Data!) is { IsLive: true }:
                messages.Post(e.Data!, new(EventKind.EventRaised, Now, Name: e.Name, Data: action.Payload));
                next.Instances.Add(e.Data!);
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

    private bool Create(NewInstance created, DateTimeOffset? startAt)
    {
        instances.Add(created, created.Version ?? defaultVersion ?? "", Now);
        if (startAt?.UtcDateTime is { } later && later > Now)
        {
            timers.Add(instances.Find(created.Id)!.Execution, HistoryEvent.NoTask, later);
            return false;
        }

        messages.Post(created.Id, new(EventKind.ExecutionStarted, Now));
        return true;
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

    private void Remove(Instance instance)
    {
        instances.Remove(instance.Execution);
        histories.Remove(instance.Execution);
        timers.RemoveAll(instance.Execution);
        messages.Remove(instance.Id);
    }

    private HistoryEvent Answer(int task, string name, StepOutcome outcome) =>
        outcome.Status == OrchestrationRuntimeStatus.Completed
            ? new(EventKind.SubOrchestrationInstanceCompleted, Now, task, name, outcome.Output)
            : new(EventKind.SubOrchestrationInstanceFailed, Now, task, name, DurableJson.Converter.Serialize(
                outcome.Failure ?? new TaskFailureDetails("(unknown)", outcome.Output ?? "terminated", null, null, null)));

    private bool PostTo(string id, long execution, HistoryEvent e)
    {
        if (instances.Find(id) is not { IsLive: true } instance || instance.Execution != execution)
        {
            return false;
        }

        messages.Post(id, e);
        return true;
    }
}
