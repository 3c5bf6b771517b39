using DurableTask.AzureStorage;
using DurableTask.Core;
using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Mandates.Local.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.Benchmarks;

/// <summary>The framework running on one storage: a client to start with, and a wait for an end that does not slow it down.</summary>
internal sealed record RunningEngine(DurableTaskClient Client, Func<string, Task> EndOf, Func<Task> StopAsync) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await StopAsync();
}

/// <summary>The storages that the framework is timed on; each run has a new one.</summary>
internal static class EngineStorages
{
    public static async Task<RunningEngine> OnSqliteAsync(string folder)
    {
        var engine = DurableEngine.Open(
            new() { File = Path.Combine(folder, "engine.db") }, EngineLoads.Instance, EngineLoads.Instance, TimeProvider.System, NullLoggerFactory.Instance);
        await engine.StartAsync();
        return new(engine.Client, id => engine.Client.WaitForInstanceCompletionAsync(id), async () => await engine.DisposeAsync());
    }

    public static Task<RunningEngine> InMemoryAsync(string folder) => RunAsync(new InMemoryOrchestrationService(NullLoggerFactory.Instance), () => Task.CompletedTask);

    public static async Task<RunningEngine> OnAzureStorageAsync(string folder)
    {
        var azurite = await Azurite.StartAsync(RepositoryRoot.Find(), folder, _ => { }, inMemory: true);
        var service = new AzureStorageOrchestrationService(new()
        {
            TaskHubName = "Benchmark",
            StorageAccountClientProvider = new(azurite.ConnectionString),
            PartitionCount = 1,
            MaxQueuePollingInterval = TimeSpan.FromMilliseconds(50),
        });
        await service.CreateIfNotExistsAsync();
        return await RunAsync(service, () => azurite.StopAsync());
    }

    private static async Task<RunningEngine> RunAsync<T>(T service, Func<Task> end)
        where T : IOrchestrationService, IOrchestrationServiceClient
    {
        var worker = DurableWorker.Create(
            service, EngineLoads.Instance, EngineLoads.Instance, new(), TimeProvider.System, fault => Console.Error.WriteLine(fault), NullLoggerFactory.Instance, CancellationToken.None);
        await worker.StartAsync();
        return new(
            new EngineClient(service, null, _ => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)),
            id => service.WaitForOrchestrationAsync(id, null, TimeSpan.FromMinutes(10), CancellationToken.None),
            async () =>
            {
                await worker.StopAsync(isForced: true);
                await end();
            });
    }
}
