using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Mandates.Benchmarks;

/// <summary>The orchestrations that the engines are timed with, and the one activity that they call.</summary>
internal sealed class EngineLoads : IDurableTaskFactory, IServiceProvider
{
    public const string Chain = nameof(Chain);
    public const string Fan = nameof(Fan);
    public const string Wait = nameof(Wait);

    public static EngineLoads Instance { get; } = new();

    public object? GetService(Type serviceType) => null;

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
    {
        orchestrator = FuncTaskOrchestrator.Create<int, int>(name.Name switch
        {
            Chain => OneAfterTheOther,
            Fan => AllAtOnce,
            _ => Waiting,
        });
        return true;
    }

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = FuncTaskActivity.Create<string, string>((_, said) => Task.FromResult(said));
        return true;
    }

    private static async Task<int> OneAfterTheOther(TaskOrchestrationContext context, int activities)
    {
        for (var i = 0; i < activities; i++)
        {
            await context.CallActivityAsync<string>("Echo", i.ToString(CultureInfo.InvariantCulture));
        }

        return activities;
    }

    private static async Task<int> AllAtOnce(TaskOrchestrationContext context, int activities) =>
        (await Task.WhenAll(Enumerable.Range(0, activities).Select(i => context.CallActivityAsync<string>("Echo", i.ToString(CultureInfo.InvariantCulture))))).Length;

    private static async Task<int> Waiting(TaskOrchestrationContext context, int days)
    {
        await Task.WhenAny(context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None), context.WaitForExternalEvent<string>("nudge"));
        return days;
    }
}
