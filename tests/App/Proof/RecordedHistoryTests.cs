using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.App.Tests.Proof;

/// <summary>Mandates run for months, across deployments: today's orchestrators must come to what yesterday's came to.</summary>
public class RecordedHistoryTests
{
    private const string Incompatible = "incompatible";

    public static TheoryData<string> Kept =>
        [.. Directory.GetFiles(RecordedHistory.Folder, "*.jsonl", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RecordedHistory.Folder, file))
            .Where(file => !file.StartsWith(Incompatible, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_is_replayed_after_each_of_its_steps(string file)
    {
        var history = RecordedHistory.Load(file);

        Assert.All(history.AfterEachStep(), part =>
        {
            var outcome = part.Replay();
            Assert.Null(outcome.Failure?.ErrorMessage);
            Assert.Equal(part.Events.Count == history.Events.Count ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Running, outcome.Status);
            Assert.Empty(outcome.Actions);
        });
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_names_no_folder_of_the_machine_it_was_recorded_on(string file) =>
        Assert.All(RecordedHistory.Load(file).Events, happened => Assert.DoesNotContain(":line ", happened.Data ?? "", StringComparison.Ordinal));

    [Fact]
    public void A_history_of_another_orchestrator_fails_and_names_both_steps()
    {
        var outcome = RecordedHistory.Load(Path.Combine(Incompatible, "renamed-activity.jsonl")).Replay();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, outcome.Status);
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, outcome.Failure!.ErrorType);
        Assert.Contains("expected activity 'LookAround' (#0), but the code came to activity 'PerformDue' (#0)", outcome.Failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_orchestrator_has_a_kept_history_of_the_version_in_force()
    {
        var version = HostJson.Read(Path.Combine(RepositoryRoot.Find(), "host.json")).DefaultVersion!;
        using var run = new MemoryRun { Functions = app => new Clumsy(app), Version = version };
        await run.ToTheEndAsync();

        var missing = RecordedHistory.ReadAll(run.File)
            .Select(history => (History: history, File: Path.Combine(RecordedHistory.Folder, version, $"{history.Instance.Name}.jsonl")))
            .Where(recorded => !File.Exists(recorded.File)).ToArray();
        Array.ForEach(missing, recorded => recorded.History.Save(recorded.File));

        Assert.True(missing.Length == 0, $"Recorded now; keep them in tests/App/Proof/Histories:{Environment.NewLine}{string.Join(Environment.NewLine, missing.Select(m => m.File))}");
        Assert.Equal(MemoryApp.OrchestratorNames.Order(), Directory.GetFiles(Path.Combine(RecordedHistory.Folder, version)).Select(Path.GetFileNameWithoutExtension).Order());
    }

    /// <summary>Each activity fails at its first call, so that the histories hold retries.</summary>
    private sealed class Clumsy(IDurableFunctions functions) : IDurableFunctions
    {
        private readonly HashSet<string> failed = [];

        public IReadOnlyCollection<string> Orchestrators => functions.Orchestrators;

        public Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name) => functions.Orchestrator(name);

        public Func<ActivityCall, Task<object?>>? Activity(string name) => failed.Add(name)
            ? _ => throw new InvalidOperationException("The first call fails.")
            : functions.Activity(name);
    }
}
