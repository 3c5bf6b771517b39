namespace Mandates.App.Tests.Resilience;

/// <summary>The death of a process at one of its steps, counted from nought. Whatever it tries after that has no effect.</summary>
internal sealed class Crash(int at)
{
    public const int Never = -1;

    private int steps;

    public bool HasHappened { get; private set; }

    /// <summary>How many steps the process came to.</summary>
    public int Steps => steps;

    public void Step()
    {
        if (HasHappened || Interlocked.Increment(ref steps) - 1 == at)
        {
            HasHappened = true;
            throw new CrashException();
        }
    }

    /// <summary>One step before the effect, one after it.</summary>
    public void Around(Action effect)
    {
        Step();
        effect();
        Step();
    }

    /// <inheritdoc cref="Around"/>
    public async Task<T> AroundAsync<T>(Func<Task<T>> effect)
    {
        Step();
        var result = await effect();
        Step();
        return result;
    }

    public void ThrowIfHappened()
    {
        if (HasHappened)
        {
            throw new CrashException();
        }
    }
}

internal sealed class CrashException : Exception;
