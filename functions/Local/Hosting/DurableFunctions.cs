using System.Diagnostics.CodeAnalysis;
using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local.Hosting;

/// <summary>The app's orchestrators and activities as the durable engine asks for them.</summary>
internal sealed class DurableFunctions(FunctionCatalog catalog, FunctionInvoker invoker, ILoggerFactory logs) : IDurableTaskFactory
{
    private readonly Dictionary<string, LocalFunction> orchestrators = catalog.Orchestrators.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LocalFunction> activities = catalog.Activities.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
    {
        orchestrator = orchestrators.TryGetValue(name, out var function)
            ? new GuardedOrchestrator(context => invoker.InvokeAsync(function, context, CancellationToken.None), logs)
            : null;
        return orchestrator is not null;
    }

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = activities.TryGetValue(name, out var function)
            ? new Activity(function, invoker, serviceProvider.GetService<DurableEngine>()?.Stopping ?? CancellationToken.None)
            : null;
        return activity is not null;
    }

    private sealed class Activity(LocalFunction function, FunctionInvoker invoker, CancellationToken stopping) : ITaskActivity
    {
        public Type InputType => function.Trigger.Parameter.ParameterType;

        public Type OutputType => typeof(object);

        public Task<object?> RunAsync(TaskActivityContext context, object? input) =>
            invoker.InvokeAsync(function, new ActivityInput(input), stopping);
    }
}

/// <summary>What an activity was called with; null is the default of its parameter's type.</summary>
internal sealed record ActivityInput(object? Value);
