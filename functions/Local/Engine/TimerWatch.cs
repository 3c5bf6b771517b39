namespace Mandates.Local.Engine;

/// <summary>Sleeps until the next timer is due or until it is told that the timers or the clock have changed.</summary>
internal sealed class TimerWatch(TimeProvider time, Func<DateTime?> nextTimer, Action fireDueTimers)
{
    // A computer that slept or whose clock was set is noticed after one slice.
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);

    private TaskCompletionSource changed = NewSignal();

    public void Changed() => Interlocked.Exchange(ref changed, NewSignal()).TrySetResult();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var signal = Volatile.Read(ref changed).Task;
            fireDueTimers();
            var pause = nextTimer() is { } due ? Pause(due - time.GetUtcNow().UtcDateTime) : Timeout.InfiniteTimeSpan;
            await signal.WaitAsync(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whole milliseconds upwards: a timer of the system that fires early would only be set again.</summary>
    private static TimeSpan Pause(TimeSpan ahead) =>
        ahead >= Slice ? Slice : TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(ahead.TotalMilliseconds)));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
