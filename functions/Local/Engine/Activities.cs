using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;

namespace Mandates.Local.Engine;

/// <summary>The app's activities as the framework asks for them.</summary>
internal sealed class Activities(
    IDurableTaskFactory factory, IServiceProvider services, DurableTaskShimFactory shims, Action<Exception> broken, CancellationToken stopping)
    : INameVersionObjectManager<TaskActivity>
{
    public void Add(ObjectCreator<TaskActivity> creator)
    {
    }

    /// <summary>One that the app does not have fails as in the framework's own worker, and is not tried again.</summary>
    public static Task RefuseUnknown(DispatchMiddlewareContext dispatch, Func<Task> next)
    {
        if (dispatch.GetProperty<TaskActivity>() is not null)
        {
            return next();
        }

        var asked = dispatch.GetProperty<TaskScheduledEvent>();
        var reason = $"No activity task named '{asked.Name}' was found.";
        var failure = new FailureDetails("ActivityTaskNotFound", reason, null, null, isNonRetriable: true);
        dispatch.SetProperty(new ActivityExecutionResult { ResponseEvent = new TaskFailedEvent(-1, asked.EventId, reason, null, failure) });
        return Task.CompletedTask;
    }

    public TaskActivity? GetObject(string name, string? version)
    {
        try
        {
            return factory.TryCreateActivity(name, services, out var activity)
                ? new Stoppable(shims.CreateActivity(name, activity), stopping)
                : null;
        }
        catch (Exception fault)
        {
            broken(fault);
            throw;
        }
    }

    /// <summary>One that a stop has interrupted has not failed: it runs again after the next start.</summary>
    private sealed class Stoppable(TaskActivity activity, CancellationToken stopping) : TaskActivity
    {
        public override string Run(TaskContext context, string input) => throw new InvalidOperationException("The framework runs it asynchronously.");

        public override async Task<string> RunAsync(TaskContext context, string input)
        {
            try
            {
                return await activity.RunAsync(context, input);
            }
            catch (Exception interrupted) when (stopping.IsCancellationRequested)
            {
                throw new SessionAbortedException($"The activity '{context.Name}' was stopped.", interrupted);
            }
        }
    }
}
