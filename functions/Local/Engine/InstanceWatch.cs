using System.Collections.Concurrent;

namespace Mandates.Local.Engine;

/// <summary>Tells those who wait for an instance that something has happened to it.</summary>
internal sealed class InstanceWatch
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> signals = new();

    /// <summary>Take the signal first and read the instance second; then no change is missed.</summary>
    public Task Next(string id) =>
        signals.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string id)
    {
        if (signals.TryRemove(id, out var signal))
        {
            signal.TrySetResult();
        }
    }
}
