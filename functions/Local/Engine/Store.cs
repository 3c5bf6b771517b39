using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>Everything durable. Each method that changes something is one transaction.</summary>
internal sealed partial class Store(Database database, TimeProvider time, DurableEngineOptions options) : IDisposable
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

    public void Dispose() => database.Dispose();

    private bool Create(NewInstance created, DateTimeOffset? startAt)
    {
        instances.Add(created, created.Version ?? options.DefaultVersion ?? "", Now);
        if (startAt?.UtcDateTime is { } later && later > Now)
        {
            timers.Add(instances.Find(created.Id)!.Execution, HistoryEvent.NoTask, later);
            return false;
        }

        messages.Post(created.Id, new(EventKind.ExecutionStarted, Now));
        return true;
    }

    private void Remove(Instance instance)
    {
        instances.Remove(instance.Execution);
        histories.Remove(instance.Execution);
        timers.RemoveAll(instance.Execution);
        messages.Remove(instance.Id);
    }

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
