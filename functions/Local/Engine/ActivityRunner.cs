using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Engine;

/// <summary>Runs one activity and keeps its result.</summary>
internal sealed class ActivityRunner(Store store, IDurableFunctions functions, ILogger log, CancellationToken stopping)
{
    private static readonly TaskFailureDetails Unknown = new("(unknown)", "(unknown)", null, null, null);

    public async Task RunAsync(QueuedActivity activity)
    {
        EventKind kind;
        string? data;
        try
        {
            (kind, data) = functions.Activity(activity.Name) is { } function
                ? (EventKind.TaskCompleted, DurableJson.Converter.Serialize(
                    await function(new(activity.Name, activity.InstanceId, activity.Input, stopping))))
                : (EventKind.TaskFailed, DurableJson.Converter.Serialize(Unknown));
        }
        catch (Exception e) when (stopping.IsCancellationRequested)
        {
            log.LogInformation(e, "Activity '{Name}' of '{InstanceId}' was stopped; it runs again after the next start", activity.Name, activity.InstanceId);
            return;
        }
        catch (Exception e)
        {
            log.LogError(e, "Activity '{Name}' of '{InstanceId}' failed", activity.Name, activity.InstanceId);
            (kind, data) = (EventKind.TaskFailed, DurableJson.Converter.Serialize(StepOutcome.DetailsOf(e)));
        }

        store.CompleteActivity(activity, kind, data);
    }
}
