namespace Mandates.Functions.Record;

/// <summary>
/// The verdicts of this process on stored bytes. They are reached one at a time, because reaching one reads much and anyone may ask
/// for it, and again only when the bytes may have changed.
/// </summary>
public sealed class Verdicts<T>
{
    private readonly Lock changing = new();
    private readonly KeyedLock locks = new();
    private readonly BoundedCache<string, (string Tag, Task<T> Verdict)> reached = new(4_096);

    /// <param name="of">Name of what is judged.</param>
    /// <param name="tag">Changes with its bytes.</param>
    /// <param name="reach">Reads the bytes. It goes on when the caller leaves, so that what takes long is found by the next one.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public Task<T> OfAsync(string of, string tag, Func<Task<T>> reach, CancellationToken cancellationToken)
    {
        lock (changing)
        {
            if (!reached.TryGet(of, out var known) || known.Tag != tag || known.Verdict is { IsCompleted: true, IsCompletedSuccessfully: false })
            {
                known = (tag, ReachAsync(reach));
                reached.Set(of, known);
            }

            return known.Verdict.WaitAsync(cancellationToken);
        }
    }

    private async Task<T> ReachAsync(Func<Task<T>> reach)
    {
        using var held = await locks.TakeAsync("", CancellationToken.None);
        return await reach();
    }
}
