using System.Globalization;
using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.Benchmarks;

/// <summary>The durable engine alone, on a file of its own, on the real clock; each figure is the median of five runs.</summary>
internal static class EngineBenchmarks
{
    private const int Runs = 5;

    public static IEnumerable<Benchmark> All =>
    [
        Timed("200 orchestrations of five sequential activities", "<= 1 s", folder => RunAsync(folder, "Chain", 5, instances: 200)),
        Timed("one orchestration of 1,000 sequential activities", "", folder => RunAsync(folder, "Chain", 1000)),
        Timed("one orchestration of 1,000 activities at once", "", folder => RunAsync(folder, "Fan", 1000)),
        Timed("start-up with 1,000 running instances", "", StartUpAsync),
        new("replay of a history of 2,000 events", ReplayAsync),
    ];

    private static Benchmark Timed(string what, string goal, Func<string, Task<TimeSpan>> run) => new(what, async () =>
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Runs; i++)
        {
            times.Add(await InFolderAsync(run));
        }

        return [new(what, $"{Median(times).TotalMilliseconds:N0} ms", goal)];
    });

    private static async Task<TimeSpan> RunAsync(string folder, string orchestrator, int activities, int instances = 1)
    {
        await using var engine = Open(folder);
        engine.Start();
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < instances; i++)
        {
            await engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, activities);
        }

        await engine.IdleAsync();
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static async Task<TimeSpan> StartUpAsync(string folder)
    {
        await using (var engine = Open(folder))
        {
            engine.Start();
            for (var i = 0; i < 1000; i++)
            {
                await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
            }

            await engine.IdleAsync();
        }

        var started = TimeProvider.System.GetTimestamp();
        await using var again = Open(folder);
        again.Start();
        await again.IdleAsync();
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static Task<IReadOnlyList<Figure>> ReplayAsync() => InFolderAsync<IReadOnlyList<Figure>>(async folder =>
    {
        await RunAsync(folder, "Chain", 667);
        using var database = new Database(Schema.Open(File(folder)), commit => commit());
        var instance = new Instances(database).List(new(), null, 1).Single();
        var events = new Histories(database).Read(instance.Execution);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20 * Runs; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            var thread = new OrchestratorThread(() => { });
            var outcome = new OrchestrationRun(thread, new(instance, thread, NullLoggerFactory.Instance), Functions.Instance.Orchestrator("Chain")!)
                .Execute(new(instance, events, [], LastMessage: 0));
            times.Add(TimeProvider.System.GetElapsedTime(started));
            if (outcome.Status != OrchestrationRuntimeStatus.Completed)
            {
                throw new InvalidOperationException(outcome.Output);
            }
        }

        return
        [
            new($"replay of a history of {events.Count:N0} events", $"{Median(times).TotalMilliseconds:N2} ms"),
            new("the same, per event", $"{Median(times).TotalMicroseconds / events.Count:N2} µs"),
        ];
    });

    private static DurableEngine Open(string folder) =>
        DurableEngine.Open(new() { File = File(folder) }, Functions.Instance, TimeProvider.System, NullLoggerFactory.Instance);

    private static string File(string folder) => Path.Combine(folder, "engine.db");

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

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private sealed class Functions : IDurableFunctions
    {
        public static readonly Functions Instance = new();

        public IReadOnlyCollection<string> Orchestrators => [];

        public Func<TaskOrchestrationContext, Task<object?>> Orchestrator(string name) => name switch
        {
            "Chain" => async context =>
            {
                for (var i = context.GetInput<int>(); i > 0; i--)
                {
                    await context.CallActivityAsync<string>("Echo", i.ToString(CultureInfo.InvariantCulture));
                }

                return null;
            }
            ,
            "Fan" => async context =>
                (await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>("Echo", i)))).Length,
            _ => async context =>
            {
                await Task.WhenAny(context.CreateTimer(TimeSpan.FromDays(100), CancellationToken.None), context.WaitForExternalEvent<string>("nudge"));
                return null;
            }
            ,
        };

        public Func<ActivityCall, Task<object?>> Activity(string name) => call => Task.FromResult(DurableJson.Converter.Deserialize<object?>(call.InputJson));
    }
}
