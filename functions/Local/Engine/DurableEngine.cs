using DurableTask.Core;
using DurableTask.Core.Settings;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace Mandates.Local.Engine;

/// <summary>The Durable Task Framework in one process, on one SQLite file and on a clock that may be a virtual one.</summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private readonly SqliteOrchestrationService service;
    private readonly TaskHubWorker worker;
    private readonly TimerWatch timers;
    private readonly CancellationTokenSource stopping = new();
    private Task watching = Task.CompletedTask;

    private DurableEngine(
        DurableEngineOptions options, Store store, IDurableTaskFactory factory, IServiceProvider services, TimeProvider time, ILoggerFactory logs)
    {
        service = new(store, time, options, logs.CreateLogger<DurableEngine>());
        var versions = new VersioningSettings { Version = options.DefaultVersion ?? "", MatchStrategy = options.VersionMatch, FailureStrategy = options.VersionFailure };
        worker = DurableWorker.Create(service, factory, services, versions, time, service.Break, logs, stopping.Token);
        timers = new(time, () => service.NextTimerUtc, service.FireTimers);
        service.TimerSet = timers.Changed;
        Client = new EngineClient(service, options.DefaultVersion, service.Watch.Next);
    }

    public DurableTaskClient Client { get; }

    /// <summary>The earliest timer, or scheduled start, of an orchestration that has not ended; timers that were cancelled count.</summary>
    public DateTime? NextTimerUtc => service.NextTimerUtc;

    /// <summary>How many activities have ended since the start: the progress of all orchestrations.</summary>
    public int ActivitiesRun => service.ActivitiesRun;

    /// <summary>For activities: ends when the engine is being stopped.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Opens or creates the file. Nothing runs before <see cref="StartAsync"/>.</summary>
    /// <exception cref="DurableStoreException">The file is torn, foreign, newer or in use.</exception>
    public static DurableEngine Open(
        DurableEngineOptions options, IDurableTaskFactory factory, IServiceProvider services, TimeProvider time, ILoggerFactory logs) =>
        new(options, new(new(Schema.Open(options.File), options.Commit)), factory, services, time, logs);

    /// <summary>Takes up what the file holds and runs until it is disposed.</summary>
    public async Task StartAsync()
    {
        await worker.StartAsync();
        watching = WatchTimers();
    }

    /// <summary>Completes when nothing is queued or running; timers that are not yet due do not count.</summary>
    public Task IdleAsync(CancellationToken cancellationToken = default)
    {
        service.FireTimers();
        return service.QuietAsync().WaitAsync(cancellationToken);
    }

    /// <summary>The clock has moved, so the timers are checked again.</summary>
    public void Wake()
    {
        service.FireTimers();
        timers.Changed();
    }

    /// <summary>Ends the activities' token, waits for what runs and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        var givenBack = service.CloseAsync();
        await stopping.CancelAsync();
        await givenBack;

        // Stopped by force, because the framework's own wait polls once a second and nothing is running.
        await worker.StopAsync(isForced: true);
        await watching;
        service.CloseFile();
    }

    private async Task WatchTimers()
    {
        try
        {
            await timers.RunAsync(stopping.Token);
        }
        catch (Exception fault)
        {
            service.Break(fault);
        }
    }
}
