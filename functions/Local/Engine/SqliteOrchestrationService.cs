using DurableTask.Core;
using DurableTask.Core.Exceptions;

namespace Mandates.Local.Engine;

/// <summary>
/// The framework's storage in one SQLite file, for one process. A completed work item is one transaction. What waits
/// is kept in memory too, so that nothing polls. After a fault of the file no more work is handed out.
/// </summary>
internal sealed partial class SqliteOrchestrationService
{
    private readonly Lock gate = new();
    private readonly WorkQueue queue = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Store store;
    private readonly TimeProvider time;
    private readonly DurableEngineOptions options;
    private readonly ILogger log;

    // The orchestrations that have not ended.
    private readonly Dictionary<string, LiveInstance> live;

    public SqliteOrchestrationService(Store store, TimeProvider time, DurableEngineOptions options, ILogger log)
    {
        (this.store, this.time, this.options, this.log) = (store, time, options, log);
        live = store.Live();
        store.Messages().ForEach(message => queue.Add(message, Now));
    }

    /// <summary>Told when a timer was set, which may be the next one.</summary>
    public Action TimerSet { get; set; } = () => { };

    public InstanceWatch Watch { get; } = new();

    /// <summary>The earliest timer or scheduled start of an orchestration that has not ended.</summary>
    public DateTime? NextTimerUtc => Locked(() => queue.NextDue);

    public int ActivitiesRun { get; private set; }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public void FireTimers() => Locked(() => queue.FireTimers(Now));

    /// <summary>Completes when nothing is queued or running; fails when the engine is broken, is cancelled when it has been closed.</summary>
    public async Task QuietAsync()
    {
        await Task.WhenAny(ended.Task, Locked(() => queue.Quiet));
        if (ended.Task.IsCompleted)
        {
            await ended.Task;
        }
    }

    /// <summary>Hands out nothing more, and completes when what was handed out has been given back.</summary>
    public Task CloseAsync()
    {
        ended.TrySetCanceled();
        return Locked(queue.Close);
    }

    public void CloseFile() => Locked(store.Dispose);

    /// <summary>Hands out nothing more; those who wait get the reason.</summary>
    public void Break(Exception fault)
    {
        lock (gate)
        {
            queue.Close();
            if (!ended.Task.IsCompleted)
            {
                // Before those who wait go on, so that whoever looks for the reason then finds it in the log.
                log.LogCritical(fault, "The engine is broken; nothing more is run");
                ended.TrySetException(fault);
            }
        }
    }

    public async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        OrchestrationWork? work = null;
        while (work is null)
        {
            var id = await queue.NextInstanceAsync(cancellationToken);
            work = Locked(() => Take(id));
        }

        return work;
    }

    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage? continuedAsNewMessage,
        OrchestrationState? orchestrationState)
    {
        var work = (OrchestrationWork)workItem;
        InTransaction(Commit, () => queue.Done(work.InstanceId, work.Taken));
        Watch.Changed(work.InstanceId);
        if (timerMessages.Count > 0)
        {
            TimerSet();
        }

        return Task.CompletedTask;

        void Commit()
        {
            foreach (var message in work.Taken)
            {
                store.Remove(message);
            }

            // Null when its messages have no recipient; and it may have ended or been replaced in the meantime.
            if (orchestrationState is not null && live.TryGetValue(work.InstanceId, out var instance) && instance.Execution == work.Execution)
            {
                Keep(work, newOrchestrationRuntimeState, orchestrationState);
                foreach (var message in (TaskMessage[])[.. outboundMessages, .. orchestratorMessages, .. timerMessages])
                {
                    Send(message);
                }
            }
        }
    }

    /// <summary>The framework gives back what is of a version that this app does not run: it waits for one that does.</summary>
    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        log.LogWarning("'{InstanceId}' is not run until the next start: it is of a newer version than this app, or the engine is broken", workItem.InstanceId);
        Locked(() => queue.Park(workItem.InstanceId));
        return Task.CompletedTask;
    }

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = await queue.NextActivityAsync(cancellationToken);
            if (Locked(queue.TakeActivity))
            {
                return new ActivityWork(asked) { Id = asked.Sequence.ToString(CultureInfo.InvariantCulture), TaskMessage = asked.Message, LockedUntilUtc = DateTime.MaxValue };
            }
        }
    }

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        var asked = ((ActivityWork)workItem).Asked;
        InTransaction(Commit, () =>
        {
            ActivitiesRun++;
            queue.ActivityDone();
        });
        return Task.CompletedTask;

        void Commit()
        {
            if (IsAwaited(responseMessage.OrchestrationInstance))
            {
                responseMessage.Event.Timestamp = Now;
                queue.Add(store.Replace(asked, responseMessage), Now);
            }
            else
            {
                store.Remove(asked);
            }
        }
    }

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        Locked(() => queue.ActivityAgain(((ActivityWork)workItem).Asked));
        return Task.CompletedTask;
    }

    private OrchestrationWork? Take(string id)
    {
        if (queue.Take(id) is not { Count: > 0 } taken)
        {
            return null;
        }

        return new(taken, live.GetValueOrDefault(id)?.Execution)
        {
            InstanceId = id,
            LockedUntilUtc = DateTime.MaxValue,
            NewMessages = [.. options.Deliver(id, [.. taken.Select(t => t.Message)])],
            OrchestrationRuntimeState = new(store.History(id)),
        };
    }

    /// <param name="work">What is written.</param>
    /// <param name="done">What is to be known in memory once it is.</param>
    private void InTransaction(Action work, Action? done = null) => Locked(() =>
    {
        store.Transaction(work);
        done?.Invoke();
    });

    private void Locked(Action work) => Locked(() =>
    {
        work();
        return true;
    });

    /// <summary>A fault of the file would otherwise be tried again and again.</summary>
    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            try
            {
                return work();
            }
            catch (Exception fault) when (fault is not OrchestrationAlreadyExistsException)
            {
                Break(fault);
                throw;
            }
        }
    }
}
