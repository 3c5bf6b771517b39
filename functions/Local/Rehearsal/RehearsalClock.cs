namespace Mandates.Local.Rehearsal;

/// <summary>Lets a rehearsal run, or holds it between two moments: to read the pages, or to act on them.</summary>
public sealed class RehearsalClock(TimeProvider time, DateTimeZone zone)
{
    private readonly Lock turn = new();
    private TaskCompletionSource? held;
    private bool holdsNext;

    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public DateTimeZone Zone => zone;

    /// <summary>The moment at which it stops next; null when it runs to the end.</summary>
    public Instant? Until { get; private set; }

    public bool IsHeld => held is not null;

    /// <summary>Told of each moment at which it is held.</summary>
    public Action<Instant>? Held { get; init; }

    /// <summary>Whether nothing is left to run.</summary>
    public bool IsOver { get; internal set; }

    /// <summary>Holds it after the moment at which it is.</summary>
    public void Pause() => holdsNext = true;

    /// <summary>Lets it go on to the next moment at which something happens.</summary>
    public void Step() => GoOn(hold: true, null);

    /// <summary>Lets it go on, to a moment or to the end.</summary>
    public void Run(Instant? until = null) => GoOn(hold: false, until);

    /// <summary>Returns at once while the clock runs; while it is held, returns when it is released.</summary>
    internal Task PassAsync(CancellationToken cancellationToken)
    {
        lock (turn)
        {
            if (!holdsNext && !(Until <= Now))
            {
                return Task.CompletedTask;
            }

            (holdsNext, Until) = (false, null);
            held = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Held?.Invoke(Now);
            return held.Task.WaitAsync(cancellationToken);
        }
    }

    private void GoOn(bool hold, Instant? until)
    {
        lock (turn)
        {
            (holdsNext, Until) = (hold, until);
            held?.SetResult();
            held = null;
        }
    }
}
