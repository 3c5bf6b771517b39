using DurableTask.AzureStorage;
using DurableTask.Core.History;
using Mandates.Functions.Record;
using Mandates.Functions.Timeline;
using Mandates.Local.Engine;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.App.Tests.Resilience;

/// <summary>The app's orchestrators on the framework's own Azure Storage provider, with its queues and its real clock.</summary>
public class AzureStorageTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly Instant Start = RunningApp.At(2011, 12, 1, 8);

    [Fact]
    public async Task A_mandate_on_azure_storage_has_the_effects_of_a_calm_run()
    {
        using var calm = new MemoryRun();
        await calm.ToTheEndAsync();
        var (store, time) = (new MemoryStore(People.Plan, Start), new SteppedTime(Start.ToDateTimeOffset()));
        var app = new MemoryApp(store, time, new Crash(Crash.Never), _ => SteppedTime.Soon());
        var service = new AzureStorageOrchestrationService(new()
        {
            TaskHubName = "Mandates",
            StorageAccountClientProvider = new(SharedStorage.NewAccount()),
            PartitionCount = 1,
            MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
        });
        await service.CreateIfNotExistsAsync();
        var worker = DurableWorker.Create(
            service, app, NoServices.Instance, new() { Version = RecordedHistoryTests.Version }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), NullLoggerFactory.Instance, CancellationToken.None);
        await worker.StartAsync();
        try
        {
            await using var client = new EngineClient(service, RecordedHistoryTests.Version, _ => Task.Delay(Pause, TimeProvider.System));
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new("small"), CancellationToken.None);
            await LiveAsync(store, time, client);

            var ended = await client.WaitForInstanceCompletionAsync("small", CancellationToken.None);

            Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
            calm.Store.AssertSameEffects(store, "on Azure Storage");
            RecordedHistoryTests.AssertAllKept(Path.Combine(RecordedHistoryTests.Version, "azure-storage"), await HistoriesAsync(service));
        }
        finally
        {
            await worker.StopAsync(isForced: true);
        }
    }

    /// <summary>The clock goes to the next moment only when all that is due has been done, however long that takes.</summary>
    private static async Task LiveAsync(MemoryStore store, SteppedTime time, DurableTaskClient client)
    {
        var facts = new Queue<ScriptedFact>(People.Facts);
        while (true)
        {
            var now = Instant.FromDateTimeOffset(time.GetUtcNow());
            var (plan, record) = store.Current;
            var outlook = Outlook.At(now, plan, record);

            // The package is frozen as soon as there is an approval, and what follows is due only then.
            if (outlook.Due.Count > 0 || (record.CurrentPhase(plan) == Phase.Submission && record.Package is null))
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
            else if (facts.TryPeek(out var fact) && fact.At <= now)
            {
                facts.Dequeue();
                var before = store.Current;
                store.Add(fact.Key, fact.Fact);
                await PhaseNudge.RaiseAsync(client, before.Id, before.Record.CurrentPhase(before.Plan), fact.Key, CancellationToken.None);
            }
            else if (new[] { outlook.Next, fact?.At }.Min() is { } next)
            {
                time.GoTo(next.ToDateTimeOffset());
            }
            else
            {
                return;
            }
        }
    }

    private static async Task<IReadOnlyList<RecordedHistory>> HistoriesAsync(AzureStorageOrchestrationService service)
    {
        var ids = Enum.GetValues<Phase>().Where(phase => phase != Phase.Completed).Select(phase => PhaseInstance.Id("small", phase)).Prepend("small");
        return await Task.WhenAll(ids.Select(async id => RecordedHistory.Parse(Typed(await service.GetOrchestrationHistoryAsync(id, null)))));
    }

    // The provider names the kind of each event, and not its type as the framework's own form does.
    private static string Typed(string history) => new JsonArray([.. JsonNode.Parse(history)!.AsArray().Select(happened => new JsonObject(
        happened!.AsObject().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
            .Prepend(new("$type", $"DurableTask.Core.History.{(EventType)(int)happened["EventType"]!}Event, DurableTask.Core"))))]).ToJsonString();
}
