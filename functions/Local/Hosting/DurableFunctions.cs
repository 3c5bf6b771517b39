using Mandates.Local.Engine;
using Microsoft.DurableTask;

namespace Mandates.Local.Hosting;

/// <summary>The app's orchestrators and activities as the durable engine asks for them.</summary>
internal sealed class DurableFunctions(FunctionCatalog catalog, FunctionInvoker invoker) : IDurableFunctions
{
    private readonly Dictionary<string, LocalFunction> orchestrators = catalog.Orchestrators.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LocalFunction> activities = catalog.Activities.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Orchestrators => orchestrators.Keys;

    public Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name) => orchestrators.TryGetValue(name, out var function)
        ? context => invoker.InvokeAsync(function, context, CancellationToken.None)
        : null;

    public Func<ActivityCall, Task<object?>>? Activity(string name) => activities.TryGetValue(name, out var function)
        ? call => invoker.InvokeAsync(function, call, call.Stopping)
        : null;
}
