using Cronos;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Hosting;

/// <summary>When a timer last fired, and from when its next moment counts: from that firing, or from when it was first seen.</summary>
internal sealed record TimerState(DateTime Last, DateTime Since);

/// <summary>One timer function: it never overlaps itself, and a moment missed while the host was down fires once, past due.</summary>
internal sealed class LocalTimer(LocalFunction function, CronExpression schedule, TimerState state, FunctionInvoker invoker, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim running = new(1, 1);
    private bool missed;

    public string Name => function.Name;

    public TimerState State { get; private set; } = state;

    public DateTime? NextUtc => schedule.GetNextOccurrence(State.Since);

    public void NoteMissed(DateTime now) => missed = NextUtc < now;

    /// <summary>Fires if its moment has come; true when it did.</summary>
    public async Task<bool> FireIfDueAsync(TimeProvider time, CancellationToken stopping)
    {
        await running.WaitAsync(stopping);
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (NextUtc is not { } next || next > now)
                return false;

            await FireAsync(next, stopping);
            State = new TimerState(now, now);
            return true;
        }
        finally
        {
            running.Release();
        }
    }

    private async Task FireAsync(DateTime next, CancellationToken stopping)
    {
        var info = new TimerInfo
        {
            IsPastDue = missed,
            ScheduleStatus = new ScheduleStatus { Last = State.Last, Next = next, LastUpdated = State.Since },
        };
        missed = false;
        try
        {
            await invoker.InvokeAsync(function, info, stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log.LogError(e, "The timer function {Function} failed; it fires again at its next moment", function.Name);
        }
    }

    public void Dispose() => running.Dispose();
}
