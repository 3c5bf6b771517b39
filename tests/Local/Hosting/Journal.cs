using System.Collections.Concurrent;

namespace Mandates.Local.Tests.Hosting;

/// <summary>What the functions of a test did, in order.</summary>
public sealed class Journal
{
    public ConcurrentQueue<string> Lines { get; } = [];

    private readonly TaskCompletionSource anything = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Note(string line)
    {
        Lines.Enqueue(line);
        anything.TrySetResult();
    }

    /// <summary>Returns when the first line is noted.</summary>
    public Task AnythingAsync() => anything.Task.WaitAsync(TimeSpan.FromSeconds(30));
}
