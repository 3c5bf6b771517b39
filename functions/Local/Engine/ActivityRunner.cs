using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Engine;

/// <summary>Runs one activity and keeps its result.</summary>
internal sealed class ActivityRunner(Store store, IDurableFunctions functions, ILogger log, CancellationToken stopping)
{
    public async Task RunAsync(QueuedActivity activity)
    {
        EventKind kind;
        string? data;
        try
        {
            (kind, data) = functions.Activity(activity.Name) is { } function
                ? (EventKind.TaskCompleted, DurableJson.Converter.Serialize(
                    await function(new(activity.Name, activity.InstanceId, activity.Input, stopping))))
                : (EventKind.TaskFailed, Failure("(unknown)"));
        }
        catch (Exception e) when (stopping.IsCancellationRequested)
        {
            log.LogInformation(e, "Activity '{Name}' of '{InstanceId}' was stopped; it runs again after the next start", activity.Name, activity.InstanceId);
            return;
        }
        catch (Exception e)
        {
            log.LogError(e, "Activity '{Name}' of '{InstanceId}' failed", activity.Name, activity.InstanceId);
            (kind, data) = (EventKind.TaskFailed, Failure(e.Message));
        }

        store.CompleteActivity(activity, kind, data);
    }

    /// <summary>The real worker loses the type of an activity's exception; callers must not learn to rely on it here.</summary>
    private static string? Failure(string message) =>
        DurableJson.Converter.Serialize(new TaskFailureDetails("(unknown)", message, null, null, null));
}
