namespace Mandates.Local.Engine;

/// <summary>Knows who has messages and which activities wait, and starts them as there is room.</summary>
internal sealed class Pump(
    int maxSteps, int maxActivities, Action<string> runStep, Func<QueuedActivity, Task> runActivity, Action<Exception> failed)
{
    private readonly Lock gate = new();
    private readonly Queue<string> ready = new();
    private readonly HashSet<string> wanted = [];
    private readonly HashSet<string> running = [];
    private readonly Queue<QueuedActivity> activities = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? quiet;
    private Exception? fault;
    private int activeActivities;
    private bool isOpen;
    private bool isStopped;

    private bool IsQuiet => ready.Count + running.Count + activities.Count + activeActivities == 0;

    public void Open() => Change(() => isOpen = true);

    /// <summary>An instance that is running just now is run once more.</summary>
    public void Post(string instance) => Change(() =>
    {
        if (wanted.Add(instance) && !running.Contains(instance))
        {
            ready.Enqueue(instance);
        }
    });

    public void Enqueue(QueuedActivity activity) => Change(() => activities.Enqueue(activity));

    /// <summary>After a fault nothing is started any more, and whoever waits is told.</summary>
    public void Fail(Exception exception)
    {
        failed(exception);
        Change(() => fault ??= exception);
    }

    public Task QuietAsync()
    {
        lock (gate)
        {
            return fault is not null ? Task.FromException(fault)
                : IsQuiet ? Task.CompletedTask
                : (quiet ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Starts nothing more and waits for what runs.</summary>
    public Task StopAsync()
    {
        Change(() => isStopped = true);
        return drained.Task;
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            if (isOpen && !isStopped && fault is null)
            {
                Fill();
            }

            if (fault is not null)
            {
                quiet?.TrySetException(fault);
            }
            else if (isStopped)
            {
                quiet?.TrySetCanceled();
            }
            else if (IsQuiet)
            {
                quiet?.TrySetResult();
                quiet = null;
            }

            if (isStopped && running.Count + activeActivities == 0)
            {
                drained.TrySetResult();
            }
        }
    }

    private void Fill()
    {
        while (running.Count < maxSteps && ready.TryDequeue(out var instance))
        {
            wanted.Remove(instance);
            running.Add(instance);
            _ = Task.Run(() => RunStep(instance));
        }

        while (activeActivities < maxActivities && activities.TryDequeue(out var activity))
        {
            activeActivities++;
            _ = Task.Run(() => RunActivity(activity));
        }
    }

    private void RunStep(string instance)
    {
        try
        {
            runStep(instance);
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            Change(() => Finished(instance));
        }
    }

    private void Finished(string instance)
    {
        running.Remove(instance);
        if (wanted.Contains(instance))
        {
            ready.Enqueue(instance);
        }
    }

    private async Task RunActivity(QueuedActivity activity)
    {
        try
        {
            await runActivity(activity);
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            Change(() => activeActivities--);
        }
    }
}
