namespace Mandates.Local.Engine;

/// <summary>
/// The one logical thread of a step. Only durable tasks continue on it by themselves; a continuation that
/// comes from elsewhere, or after the step, proves that the orchestrator awaited something else.
/// </summary>
internal sealed class OrchestratorThread(Action onInvalidAwait) : SynchronizationContext
{
    public const string InvalidAwait =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks in an " +
        "orchestrator function's implementation or by middleware that invokes asynchronous code.";

    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> continuations = new();
    private volatile bool closed;
    private volatile bool violated;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent())
        {
            continuations.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new InvalidOperationException(InvalidAwait);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>False, and the instance is reported, when the caller is not the step's own thread.</summary>
    public bool IsCurrent()
    {
        if (!closed && Environment.CurrentManagedThreadId == thread)
        {
            return true;
        }

        violated = true;
        onInvalidAwait();
        return false;
    }

    public void Verify()
    {
        if (!IsCurrent())
        {
            throw new InvalidOperationException(InvalidAwait);
        }
    }

    /// <summary>Runs all continuations that are ready.</summary>
    public void Drain()
    {
        while (continuations.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }

        if (violated)
        {
            throw new InvalidOperationException(InvalidAwait);
        }
    }

    public void Close() => closed = true;
}
