using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Mandates.Local.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.App.Tests.Proof;

/// <summary>What one orchestration lived through under an earlier deployment, kept as a text: the instance, then an event to a line.</summary>
internal sealed record RecordedHistory(Instance Instance, IReadOnlyList<HistoryEvent> Events)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Proof", "Histories");

    public static RecordedHistory Load(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        return new(
            JsonSerializer.Deserialize<Instance>(lines[0], Options)!,
            [.. lines.Skip(1).Select(line => JsonSerializer.Deserialize<HistoryEvent>(line, Options)!)]);
    }

    /// <summary>All that a database of the engine holds.</summary>
    public static IReadOnlyList<RecordedHistory> ReadAll(string file)
    {
        using var database = new Database(Schema.Open(file), commit => commit());
        var histories = new Histories(database);
        return new Instances(database).List(new(), null, 100).ConvertAll(i => new RecordedHistory(i, histories.Read(i.Execution)));
    }

    public void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, [JsonSerializer.Serialize(Instance, Options), .. Events.Select(e => JsonSerializer.Serialize(WithoutStack(e), Options))]);
    }

    // A stack names the folders of the machine it was on; no replay reads it.
    private static HistoryEvent WithoutStack(HistoryEvent happened)
    {
        if (happened.Kind is not (EventKind.TaskFailed or EventKind.SubOrchestrationInstanceFailed))
        {
            return happened;
        }

        var failure = JsonNode.Parse(happened.Data!)!;
        for (var cause = failure; cause is not null; cause = cause["InnerFailure"])
        {
            cause["StackTrace"] = null;
        }

        return happened with { Data = failure.ToJsonString(Options) };
    }

    /// <summary>The history as it was at the end of each step: a deployment may come after any of them.</summary>
    public IEnumerable<RecordedHistory> AfterEachStep() =>
        Events.Index().Skip(1).Where(e => e.Item.Kind == EventKind.OrchestratorStarted)
            .Select(e => this with { Events = [.. Events.Take(e.Index)] })
            .Append(this);

    /// <summary>What today's code makes of it.</summary>
    public StepOutcome Replay()
    {
        var thread = new OrchestratorThread(() => { });
        var context = new ReplayContext(Instance, thread, NullLoggerFactory.Instance);
        return new OrchestrationRun(thread, context, MemoryApp.OrchestratorOf(Instance.Name)!).Execute(new(Instance, Events, [], LastMessage: 0));
    }
}
