namespace Mandates.Local.Engine;

/// <summary>
/// Waiters and early events by name. As on the real engine the latest waiter comes first, and one that
/// was cancelled keeps its place and swallows an event.
/// </summary>
internal sealed class ExternalEvents
{
    private readonly Dictionary<string, Stack<IOpenTask>> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<string?>> early = new(StringComparer.OrdinalIgnoreCase);

    public bool HasWaiters => waiters.Values.Any(stack => stack.Any(waiter => !waiter.IsCompleted));

    public OpenTask<T> Wait<T>(string name)
    {
        var waiter = new OpenTask<T>();
        if (early.TryGetValue(name, out var waiting) && waiting.TryDequeue(out var data))
        {
            waiter.Complete(data);
            return waiter;
        }

        if (!waiters.TryGetValue(name, out var stack))
        {
            waiters.Add(name, stack = new());
        }

        if (stack.TryPeek(out var other) && other.ResultType != typeof(T))
        {
            throw new ArgumentException(
                $"Events with the same name must have the same type argument. Expected {other.ResultType.FullName}.");
        }

        stack.Push(waiter);
        return waiter;
    }

    /// <summary>False when the event went into a cancelled waiter.</summary>
    public bool Raise(string name, string? data)
    {
        if (waiters.TryGetValue(name, out var stack) && stack.TryPop(out var waiter))
        {
            var isKept = !waiter.IsCompleted;
            waiter.Complete(data);
            return isKept;
        }

        if (!early.TryGetValue(name, out var waiting))
        {
            early.Add(name, waiting = new());
        }

        waiting.Enqueue(data);
        return true;
    }
}
