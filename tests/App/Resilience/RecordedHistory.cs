using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using Mandates.Local.Engine;
using Microsoft.DurableTask.Worker.Shims;

namespace Mandates.App.Tests.Resilience;

/// <summary>What one orchestration lived through under an earlier deployment, kept in the framework's own form, an event to a line.</summary>
internal sealed record RecordedHistory(IReadOnlyList<HistoryEvent> Events)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Resilience", "Histories");

    public string Orchestrator => Events.OfType<ExecutionStartedEvent>().Single().Name;

    public static RecordedHistory Load(string file) => Parse(File.ReadAllText(Path.Combine(Folder, file)));

    public static RecordedHistory Parse(string json) => new(EventJson.Read<List<HistoryEvent>>(json));

    /// <summary>All that a database of the engine holds.</summary>
    public static IReadOnlyList<RecordedHistory> ReadAll(string file)
    {
        using var store = new Store(new Database(Schema.Open(file), commit => commit()));
        return store.List(new() { PageSize = 100 }).ConvertAll(i => new RecordedHistory(store.History(i.OrchestrationInstance.InstanceId)));
    }

    /// <summary>Keeps those of which there is no file yet, and names their files.</summary>
    public static IReadOnlyList<string> KeepMissing(string folder, IEnumerable<RecordedHistory> recorded)
    {
        var missing = recorded.Select(history => (History: history, File: Path.Combine(Folder, folder, $"{history.Orchestrator}.json")))
            .Where(kept => !File.Exists(kept.File)).ToList();
        missing.ForEach(kept => kept.History.Save(kept.File));
        return missing.ConvertAll(kept => kept.File);
    }

    /// <summary>The history as it was at the end of each step: a deployment may come after any of them.</summary>
    public IEnumerable<RecordedHistory> AfterEachStep() =>
        Events.Index().Where(e => e.Item is OrchestratorCompletedEvent).Select(e => new RecordedHistory([.. Events.Take(e.Index + 1)]));

    /// <summary>What today's code makes of it: what it would do next, beyond the history.</summary>
    public IReadOnlyList<OrchestratorAction> Replay()
    {
        var shim = new DurableTaskShimFactory(new() { DataConverter = DurableJson.Converter }).CreateOrchestration(Orchestrator, MemoryApp.OrchestratorOf(Orchestrator)!);
        var state = new OrchestrationRuntimeState([.. Events]);
        return [.. new TaskOrchestrationExecutor(state, shim, BehaviorOnContinueAsNew.Carryover, ErrorPropagationMode.UseFailureDetails).Execute().Actions];
    }

    private void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var lines = JsonNode.Parse(EventJson.Write(Events))!.AsArray().Select(happened => WithoutStack(happened!).ToJsonString());
        File.WriteAllText(file, $"[\n{string.Join(",\n", lines)}\n]\n");
    }

    // A stack names the folders of the machine it was on; no replay reads it.
    private static JsonNode WithoutStack(JsonNode happened)
    {
        for (var cause = happened["FailureDetails"]; cause is not null; cause = cause["InnerFailure"])
        {
            cause.AsObject().Remove("StackTrace");
        }

        return happened;
    }
}
