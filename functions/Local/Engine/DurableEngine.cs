using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Engine;

/// <summary>A small replaying durable engine on one SQLite file, for one process on one machine.</summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private readonly Store store;
    private readonly IDurableFunctions functions;
    private readonly ILoggerFactory logs;
    private readonly ILogger log;
    private readonly ActivityRunner activities;
    private readonly Pump pump;
    private readonly TimerWatch timers;
    private readonly Lock firing = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, long> invalidAwaits = new();
    private Task watching = Task.CompletedTask;

    private DurableEngine(DurableEngineOptions options, Store store, IDurableFunctions functions, TimeProvider time, ILoggerFactory logs)
    {
        this.store = store;
        this.functions = functions;
        this.logs = logs;
        log = logs.CreateLogger<DurableEngine>();
        activities = new(store, functions, log, stopping.Token);
        pump = new(options.MaxOrchestrators, options.MaxActivities, RunStep, RunActivity, Stopped);
        timers = new(time, store.NextTimer, FireDueTimers);
        Client = new EngineClient(this, store);
    }

    public DurableTaskClient Client { get; }

    /// <summary>The earliest timer that waits for a live instance that is not suspended.</summary>
    public DateTime? NextTimerUtc => store.NextTimer();

    internal InstanceWatch Watch { get; } = new();

    /// <summary>Opens or creates the file. Nothing runs before <see cref="Start"/>.</summary>
    /// <exception cref="DurableStoreException">The file is torn, foreign, newer or in use.</exception>
    public static DurableEngine Open(
        DurableEngineOptions options, IDurableFunctions functions, TimeProvider time, ILoggerFactory logs) =>
        new(options, new(new(Schema.Open(options.File), options.Commit), time, options), functions, time, logs);

    /// <summary>Takes up what the file holds and runs until it is disposed.</summary>
    public void Start()
    {
        store.Recipients().ForEach(pump.Post);
        store.QueuedActivities().ForEach(pump.Enqueue);
        pump.Open();
        watching = WatchTimers();
    }

    /// <summary>Completes when nothing is queued or running; timers that are not yet due do not count.</summary>
    public Task IdleAsync(CancellationToken stop = default)
    {
        FireDueTimers();
        return pump.QuietAsync().WaitAsync(stop);
    }

    /// <summary>The clock has moved: the timers are looked at again.</summary>
    public void Wake()
    {
        FireDueTimers();
        timers.Changed();
    }

    /// <summary>Ends the activities' tokens, waits for what runs and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync();
        await pump.StopAsync();
        await watching;
        store.Dispose();
    }

    internal void Publish(FollowUp next)
    {
        next.Activities.ForEach(pump.Enqueue);
        foreach (var id in next.Instances)
        {
            pump.Post(id);
            Watch.Changed(id);
        }

        foreach (var id in next.Replaced)
        {
            log.LogWarning("'{InstanceId}' was running and has been replaced by a sub-orchestration with its id", id);
        }

        if (next.Timers)
        {
            Wake();
        }
    }

    internal void Post(string id) => pump.Post(id);

    private async Task RunActivity(QueuedActivity activity)
    {
        await activities.RunAsync(activity);
        pump.Post(activity.InstanceId);
    }

    private void Stopped(Exception e) => log.LogCritical(e, "The engine is broken; nothing more is run");

    // One at a time: whoever finds nothing due must not go on before another has posted what it fired.
    private void FireDueTimers()
    {
        lock (firing)
        {
            store.FireDueTimers().ForEach(pump.Post);
        }
    }

    private async Task WatchTimers()
    {
        try
        {
            await timers.RunAsync(stopping.Token);
        }
        catch (Exception e)
        {
            pump.Fail(e);
        }
    }

    private void RunStep(string id)
    {
        if (invalidAwaits.TryRemove(id, out var execution))
        {
            var next = new FollowUp();
            store.Finish(id, execution, StepOutcome.Failed(new InvalidOperationException(OrchestratorThread.InvalidAwait)), next);
            Publish(next);
            Watch.Changed(id);
        }

        if (store.LoadStep(id) is { } step)
        {
            var outcome = Execute(step);
            if (outcome.Status == OrchestrationRuntimeStatus.Failed)
            {
                log.LogError("Orchestration '{Name}' '{InstanceId}' failed: {Reason}", step.Instance.Name, id, outcome.Failure);
            }

            Publish(store.Commit(step, outcome));
            Watch.Changed(id);
        }
    }

    private StepOutcome Execute(Step step)
    {
        var instance = step.Instance;
        if (functions.Orchestrator(instance.Name) is not { } orchestrator)
        {
            return StepOutcome.Failed(new InvalidOperationException(
                $"The orchestrator function '{instance.Name}' does not exist. " +
                $"The following are the known orchestrator functions: {string.Join(", ", functions.Orchestrators.Order())}."));
        }

        var thread = new OrchestratorThread(() =>
        {
            invalidAwaits[instance.Id] = instance.Execution;
            pump.Post(instance.Id);
        });
        return new OrchestrationRun(thread, new(instance, thread, logs), orchestrator).Execute(step);
    }
}
