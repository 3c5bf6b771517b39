using DurableTask.Core;
using Mandates.Functions.Record;
using Mandates.Functions.Timeline;
using Mandates.Local.Engine;
using Mandates.Local.Rehearsal;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.App.Tests.Resilience;

/// <summary>Carries the small mandate from its start to its end; a process that dies is replaced by the next one.</summary>
internal sealed class MemoryRun : IDisposable
{
    private static readonly Instant Start = RunningApp.At(2011, 12, 1, 8);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-memory-");
    private readonly Queue<ScriptedFact> facts = new(People.Facts);
    private readonly VirtualTime time;

    public MemoryRun() => time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), Start.ToDateTimeOffset());

    public MemoryStore Store { get; } = new(People.Plan, Start);

    public string File => Path.Combine(folder.FullName, "engine.db");

    public string Version { get; init; } = "1.0";

    public Func<MemoryApp, IDurableTaskFactory> Functions { get; init; } = app => app;

    public Func<string, IReadOnlyList<TaskMessage>, IReadOnlyList<TaskMessage>> Deliver { get; init; } = (_, messages) => messages;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>To the end of the mandate.</summary>
    public async Task ToTheEndAsync()
    {
        var crash = new Crash(Crash.Never);
        await RunAsync(crash);
        Assert.False(crash.HasHappened);
        Assert.Empty(facts);
    }

    /// <summary>Until the process has died or the mandate is over.</summary>
    public async Task RunAsync(Crash crash)
    {
        await using var engine = DurableEngine.Open(
            new() { File = File, DefaultVersion = Version, Commit = crash.Around, Deliver = Deliver },
            Functions(new(Store, time, crash)),
            NoServices.Instance,
            time,
            NullLoggerFactory.Instance);
        await engine.StartAsync();
        try
        {
            if (await engine.Client.GetInstanceAsync("small", CancellationToken.None) is null)
            {
                await engine.Client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new("small"), CancellationToken.None);
            }

            await engine.IdleAsync();
            while (Next(engine) is { } next)
            {
                time.AdvanceTo(next.ToDateTimeOffset());
                engine.Wake();
                await engine.IdleAsync();
                await DoAsync(engine.Client, crash);
                await engine.IdleAsync();
            }

            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.Client.GetInstanceAsync("small", CancellationToken.None))!.RuntimeStatus);
        }
        catch (CrashException)
        {
            // The next process goes on.
        }
    }

    private async Task DoAsync(DurableTaskClient client, Crash crash)
    {
        while (facts.TryPeek(out var fact) && fact.At <= Instant.FromDateTimeOffset(time.GetUtcNow()))
        {
            var before = Store.Current;
            crash.Around(() => Store.Add(fact.Key, fact.Fact));
            await PhaseNudge.RaiseAsync(client, new("small"), before.Record.CurrentPhase(before.Plan), fact.Key, CancellationToken.None);
            facts.Dequeue();
        }
    }

    private Instant? Next(DurableEngine engine)
    {
        Instant? due = engine.NextTimerUtc is { } timer ? Instant.FromDateTimeUtc(timer) : null;
        Instant? fact = facts.TryPeek(out var first) ? first.At : null;
        return due is null || fact < due ? fact : due;
    }
}
