using Mandates.Local.Engine;
using Mandates.Local.Hosting;

namespace Mandates.Local.Rehearsal;

/// <summary>
/// Runs a script on the virtual clock. The clock moves to what comes next only when engine, dispatcher and
/// script are all idle, so a run is the same on a slow machine as on a fast one.
/// </summary>
public sealed class RehearsalRun(Script script, VirtualTime time, DurableEngine engine, TimerDispatcher timers, Callers callers, RehearsalClock? clock = null)
{
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <param name="moved">Told after each move of the clock.</param>
    /// <param name="cancellationToken">Ends the run between two steps; it can be taken up again.</param>
    public async Task ToTheEndAsync(Func<CancellationToken, Task> moved, CancellationToken cancellationToken)
    {
        script.SkipTo(Now);

        // Work that a kill interrupted is finished at the virtual moment of the interruption.
        await engine.IdleAsync(cancellationToken);
        while (script.Next is { } nextAct)
        {
            var next = Earliest(nextAct, Earliest(engine.NextTimerUtc, timers.NextUtc));
            if (clock?.Until is { } until)
            {
                next = Instant.Min(next, Instant.Max(until, Now));
            }

            var (activities, timer) = (engine.ActivitiesRun, timers.NextUtc);
            time.AdvanceTo(next.ToDateTimeOffset());
            engine.Wake();
            await engine.IdleAsync(cancellationToken);
            await timers.FireDueAsync();
            await engine.IdleAsync(cancellationToken);
            while (script.Next <= Now)
            {
                var act = script.Take();
                await act.Do(await callers.OpenAsync(act.By, cancellationToken), cancellationToken);
                await engine.IdleAsync(cancellationToken);
            }

            await moved(cancellationToken);

            // Not at a moment at which only a cancelled timer came, or a piece of a long one.
            if (clock is not null && (nextAct <= Now || clock.Until <= Now || activities != engine.ActivitiesRun || timer != timers.NextUtc))
            {
                await clock.PassAsync(cancellationToken);
            }
        }

        if (clock is not null)
        {
            clock.IsOver = true;
        }
    }

    private static Instant Earliest(Instant act, DateTime? machine) =>
        machine is { } at ? Instant.Min(act, Instant.FromDateTimeUtc(at)) : act;

    private static DateTime? Earliest(DateTime? a, DateTime? b) => a is null ? b : b is null || a < b ? a : b;
}
