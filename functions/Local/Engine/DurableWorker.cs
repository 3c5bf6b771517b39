using DurableTask.Core;
using DurableTask.Core.Settings;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;

namespace Mandates.Local.Engine;

/// <summary>The framework's dispatchers, running an app's functions on the given storage.</summary>
internal static class DurableWorker
{
    /// <param name="service">The storage that the work comes from.</param>
    /// <param name="factory">Makes the app's orchestrators and activities by name.</param>
    /// <param name="services">What the factory makes them from.</param>
    /// <param name="versions">The app's version, which sub-orchestrations get whose caller names none, and which instances it runs.</param>
    /// <param name="time">What an orchestrator's time is read from.</param>
    /// <param name="broken">Told of what is no fault of one orchestration, such as a factory that throws.</param>
    /// <param name="logs">For the framework, the contexts of orchestrators and the replay-safe loggers.</param>
    /// <param name="stopping">An activity that ends with an exception after this is run again at the next start.</param>
    public static TaskHubWorker Create(
        IOrchestrationService service,
        IDurableTaskFactory factory,
        IServiceProvider services,
        VersioningSettings versions,
        TimeProvider time,
        Action<Exception> broken,
        ILoggerFactory logs,
        CancellationToken stopping)
    {
        var shims = new DurableTaskShimFactory(new() { DataConverter = DurableJson.Converter }, logs);
        var orchestrations = new OrchestrationMiddleware(factory, services, shims, versions.Version, time, broken);
        var worker = new TaskHubWorker(
            service, new NoOrchestrations(), new Activities(factory, services, shims, broken, stopping), versions, logs)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
        worker.AddOrchestrationDispatcherMiddleware((dispatch, _) => orchestrations.RunAsync(dispatch));
        worker.AddActivityDispatcherMiddleware(Activities.RefuseUnknown);
        return worker;
    }

    /// <summary>The middleware makes them, because it knows who called them.</summary>
    private sealed class NoOrchestrations : INameVersionObjectManager<TaskOrchestration>
    {
        public void Add(ObjectCreator<TaskOrchestration> creator)
        {
        }

        public TaskOrchestration? GetObject(string name, string? version) => null;
    }
}
