using Microsoft.Extensions.Configuration;

namespace Mandates.Local.Hosting;

/// <summary>Fires the app's timer functions: on time after <see cref="Start"/>, or when a virtual clock asks for what is due.</summary>
public sealed class TimerDispatcher : IAsyncDisposable
{
    // Task.Delay takes at most 49 days.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly string file;
    private readonly TimeProvider time;
    private readonly List<LocalTimer> timers;
    private readonly Lock saving = new();
    private readonly CancellationTokenSource stopping = new();
    private Task loops = Task.CompletedTask;

    public TimerDispatcher(
        FunctionCatalog catalog, FunctionInvoker invoker, LocalHostOptions options, IConfiguration settings, ILogger<TimerDispatcher> log)
    {
        file = Path.Combine(options.Data, "timers.json");
        time = options.Time;
        var now = time.GetUtcNow().UtcDateTime;
        var states = JsonFile.Read<Dictionary<string, TimerState>>(file) ?? [];
        timers = [.. catalog.Timers.Select(f => new LocalTimer(
            f, Schedule.Of(f, settings), states.GetValueOrDefault(f.Name, new TimerState(DateTime.MinValue, now)), invoker, log))];
        timers.ForEach(t => t.NoteMissed(now));
        Save();
    }

    /// <summary>The next moment at which a timer fires; null when none ever will.</summary>
    public DateTime? NextUtc => timers.Min(t => t.NextUtc);

    /// <summary>Fires every timer whose moment has come, once each, and returns when they have ended.</summary>
    public Task FireDueAsync() => Task.WhenAll(timers.Select(FireIfDueAsync));

    public void Start() => loops = Task.WhenAll(timers.Select(LoopAsync));

    /// <summary>Ends the loops, and the functions that run in them through their cancellation token.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        timers.ForEach(t => t.Dispose());
        stopping.Dispose();
    }

    private async Task LoopAsync(LocalTimer timer)
    {
        while (timer.NextUtc is { } next)
        {
            var wait = next - time.GetUtcNow().UtcDateTime;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait < LongestDelay ? wait : LongestDelay, time, stopping.Token);
            await FireIfDueAsync(timer);
        }
    }

    private async Task FireIfDueAsync(LocalTimer timer)
    {
        if (await timer.FireIfDueAsync(time, stopping.Token))
            Save();
    }

    private void Save()
    {
        lock (saving)
            JsonFile.Write(file, timers.ToDictionary(t => t.Name, t => t.State));
    }
}
