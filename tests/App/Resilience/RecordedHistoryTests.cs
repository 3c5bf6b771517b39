using System.Diagnostics.CodeAnalysis;
using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.Exceptions;
using Mandates.Local.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Mandates.App.Tests.Resilience;

/// <summary>Mandates run for months, across deployments: today's orchestrators must come to what yesterday's came to.</summary>
public class RecordedHistoryTests
{
    private const string Incompatible = "incompatible";

    public static TheoryData<string> Kept =>
        [.. Directory.GetFiles(RecordedHistory.Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RecordedHistory.Folder, file))
            .Where(file => !file.StartsWith(Incompatible, StringComparison.Ordinal))];

    public static string Version { get; } = HostJson.Read(Path.Combine(RepositoryRoot.Find(), "host.json")).DefaultVersion!;

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_is_replayed_after_each_of_its_steps(string file)
    {
        var history = RecordedHistory.Load(file);

        Assert.All(history.AfterEachStep(), part =>
        {
            var next = part.Replay();
            if (part.Events.Count < history.Events.Count)
            {
                Assert.Empty(next);
            }
            else
            {
                Assert.Equal(OrchestrationStatus.Completed, Assert.IsType<OrchestrationCompleteOrchestratorAction>(Assert.Single(next)).OrchestrationStatus);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_names_no_folder_of_the_machine_it_was_recorded_on(string file) =>
        Assert.DoesNotContain(":line ", File.ReadAllText(Path.Combine(RecordedHistory.Folder, file)), StringComparison.Ordinal);

    [Fact]
    public void A_history_of_another_orchestrator_fails_and_names_both_steps()
    {
        var ends = RecordedHistory.Load(Path.Combine(Incompatible, "renamed-activity.json")).Replay().OfType<OrchestrationCompleteOrchestratorAction>().Single();

        Assert.Equal(OrchestrationStatus.Failed, ends.OrchestrationStatus);
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, ends.FailureDetails!.ErrorType);
        Assert.Contains("'LookAround'", ends.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'PerformDue'", ends.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_orchestrator_has_a_recorded_history_of_the_version_in_force()
    {
        using var run = new MemoryRun { Functions = app => new Clumsy(app), Version = Version };
        await run.ToTheEndAsync();

        AssertAllKept(Path.Combine(Version, "local"), RecordedHistory.ReadAll(run.File));
    }

    internal static void AssertAllKept(string folder, IReadOnlyList<RecordedHistory> recorded)
    {
        Assert.Equal(MemoryApp.OrchestratorNames.Order(), recorded.Select(history => history.Orchestrator).Order());
        var missing = RecordedHistory.KeepMissing(folder, recorded);
        Assert.True(missing.Count == 0, $"Recorded now; keep them in tests/App/Resilience/Histories:{Environment.NewLine}{string.Join(Environment.NewLine, missing)}");
    }

    /// <summary>Each activity fails at its first call, so that the histories hold retries.</summary>
    private sealed class Clumsy(IDurableTaskFactory functions) : IDurableTaskFactory
    {
        private readonly HashSet<string> failed = [];

        public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
            functions.TryCreateOrchestrator(name, serviceProvider, out orchestrator);

        public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
        {
            if (!failed.Add(name))
            {
                return functions.TryCreateActivity(name, serviceProvider, out activity);
            }

            activity = FuncTaskActivity.Create<object?, object?>((_, _) => throw new InvalidOperationException("The first call fails."));
            return true;
        }
    }
}
