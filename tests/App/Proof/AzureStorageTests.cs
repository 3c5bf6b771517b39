using System.Text.Json.Nodes;
using DurableTask.AzureStorage;
using DurableTask.Core.History;
using Mandates.Domain.Timeline;
using Mandates.Functions.Timeline;
using Mandates.Local.Engine;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Mandates.App.Tests.Proof;

/// <summary>The app's orchestrators on the framework's own Azure Storage provider, with its queues and its real clock.</summary>
public class AzureStorageTests
{
    private const double MandateSecondsPerSecond = 500_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly Instant Start = RunningApp.At(2011, 12, 1, 8);

    [Fact]
    public async Task A_mandate_on_azure_storage_has_the_effects_of_a_calm_run()
    {
        using var calm = new MemoryRun();
        await calm.ToTheEndAsync();
        var (store, time) = (new MemoryStore(People.Plan, Start), new PacedTime(Start.ToDateTimeOffset(), MandateSecondsPerSecond));
        var app = new MemoryApp(store, time, new Crash(Crash.Never), at => time.ToReal(at.ToDateTimeOffset()));
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
            Assert.Equal(Untimed(calm.Store), Untimed(store));
            RecordedHistoryTests.AssertAllKept(Path.Combine(RecordedHistoryTests.Version, "azure-storage"), await HistoriesAsync(service));
        }
        finally
        {
            await worker.StopAsync(isForced: true);
        }
    }

    /// <summary>The clock waits for the timeline at each moment at which a person does something.</summary>
    private static async Task LiveAsync(MemoryStore store, PacedTime time, DurableTaskClient client)
    {
        foreach (var deed in People.Deeds)
        {
            time.GoOnUntil(deed.At.ToDateTimeOffset());
            while (Instant.FromDateTimeOffset(time.GetUtcNow()) < deed.At || Outlook.At(deed.At, store.Current.Plan, store.Current.Record).Due.Count > 0)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }

            var before = store.Current;
            store.Add(deed.Key, deed.Fact);
            await Nudge.RingAsync(client, before, deed.Key, CancellationToken.None);
        }

        time.GoOnUntil(DateTimeOffset.MaxValue);
    }

    // A real clock is a little late each time.
    private static IEnumerable<string> Untimed(MemoryStore store) => store.Effects.Select(effect => effect[(effect.IndexOf("Z ", StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal);

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
