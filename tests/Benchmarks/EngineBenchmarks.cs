using DurableTask.Core;
using Mandates.Local.Engine;
using Microsoft.DurableTask.Worker.Shims;

namespace Mandates.Benchmarks;

/// <summary>The durable engine beside the framework's own storages, in turn; each figure is the median of its runs.</summary>
internal static class EngineBenchmarks
{
    private const int Runs = 5;

    public static IEnumerable<Benchmark> All =>
    [
        Beside("200 orchestrations of five sequential activities", EngineLoads.Chain, 5, instances: 200, "<= 6", ">= 30"),
        Beside("one orchestration of 1,000 sequential activities", EngineLoads.Chain, 1000, instances: 1, "<= 1.3", ""),
        Beside("one orchestration of 1,000 activities at once", EngineLoads.Fan, 1000, instances: 1, "", ""),
        new("start-up with 1,000 running instances", StartUpAsync),
        new("replay of a history of 2,000 events", ReplayAsync),
    ];

    private static Benchmark Beside(string what, string orchestrator, int activities, int instances, string timesMemory, string timesAzure) => new(what, async () =>
    {
        var (sqlite, memory) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Runs; i++)
        {
            sqlite.Add(await TimeAsync(EngineStorages.OnSqliteAsync, orchestrator, activities, instances));
            memory.Add(await TimeAsync(EngineStorages.InMemoryAsync, orchestrator, activities, instances));
        }

        // Once: it takes minutes.
        var azure = await TimeAsync(EngineStorages.OnAzureStorageAsync, orchestrator, activities, instances);
        return
        [
            new(what, Milliseconds(sqlite)),
            new("… by the framework in memory", Milliseconds(memory)),
            new("… by the framework on Azure Storage, on Azurite", $"{azure.TotalMilliseconds:N0} ms"),
            new("… here, in times of the one in memory", $"{Median(sqlite) / Median(memory):N1}", timesMemory),
            new("… on Azure Storage, in times of the one here", $"{azure / Median(sqlite):N0}", timesAzure),
        ];
    });

    private static Task<TimeSpan> TimeAsync(Func<string, Task<RunningEngine>> open, string orchestrator, int activities, int instances) => InFolderAsync(async folder =>
    {
        await using var engine = await open(folder);
        var started = TimeProvider.System.GetTimestamp();
        var ids = new List<string>();
        for (var i = 0; i < instances; i++)
        {
            ids.Add(await engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, activities, CancellationToken.None));
        }

        await Task.WhenAll(ids.Select(engine.EndOf));
        return TimeProvider.System.GetElapsedTime(started);
    });

    private static async Task<IReadOnlyList<Figure>> StartUpAsync()
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Runs; i++)
        {
            times.Add(await InFolderAsync(async folder =>
            {
                await using (var engine = await EngineStorages.OnSqliteAsync(folder))
                {
                    for (var instance = 0; instance < 1000; instance++)
                    {
                        await engine.Client.ScheduleNewOrchestrationInstanceAsync(EngineLoads.Wait, 100, CancellationToken.None);
                    }
                }

                var started = TimeProvider.System.GetTimestamp();
                await using var again = await EngineStorages.OnSqliteAsync(folder);
                return TimeProvider.System.GetElapsedTime(started);
            }));
        }

        return [new("start-up with 1,000 running instances", Milliseconds(times), "< 1 s")];
    }

    private static Task<IReadOnlyList<Figure>> ReplayAsync() => InFolderAsync<IReadOnlyList<Figure>>(async folder =>
    {
        string id;
        await using (var engine = await EngineStorages.OnSqliteAsync(folder))
        {
            id = await engine.Client.ScheduleNewOrchestrationInstanceAsync(EngineLoads.Chain, 500, CancellationToken.None);
            await engine.EndOf(id);
        }

        using var store = new Store(new(Schema.Open(Path.Combine(folder, "engine.db")), commit => commit()));
        var events = store.History(id);
        EngineLoads.Instance.TryCreateOrchestrator(EngineLoads.Chain, EngineLoads.Instance, out var orchestrator);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20 * Runs; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            var replay = new TaskOrchestrationExecutor(
                new(events), DurableTaskShimFactory.Default.CreateOrchestration(EngineLoads.Chain, orchestrator!), BehaviorOnContinueAsNew.Carryover, ErrorPropagationMode.UseFailureDetails);
            replay.Execute();
            times.Add(TimeProvider.System.GetElapsedTime(started));
            if (!replay.IsCompleted)
            {
                throw new InvalidOperationException("The history was not replayed to its end.");
            }
        }

        return
        [
            new($"replay of a history of {events.Count:N0} events", $"{Median(times).TotalMilliseconds:N2} ms"),
            new("the same, per event", $"{Median(times).TotalMicroseconds / events.Count:N2} µs"),
        ];
    });

    private static async Task<T> InFolderAsync<T>(Func<string, Task<T>> run)
    {
        var folder = Directory.CreateTempSubdirectory("mandates-benchmark-");
        try
        {
            return await run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Milliseconds(List<TimeSpan> times) => $"{Median(times).TotalMilliseconds:N0} ms";

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
