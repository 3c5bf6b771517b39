namespace Mandates.Functions.Record;

/// <summary>A lock for each key: serialises the writers of this process to one mandate, which avoids conflicts in the store.</summary>
public sealed class KeyedLock
{
    // Only those that somebody holds or waits for: there may be as many keys as there ever were mandates.
    private readonly Dictionary<string, Gate> gates = new(StringComparer.Ordinal);

    /// <summary>How many keys somebody holds or waits for.</summary>
    public int Count
    {
        get
        {
            lock (gates)
            {
                return gates.Count;
            }
        }
    }

    /// <summary>Acquires the lock; disposing the result releases it.</summary>
    public async Task<IDisposable> TakeAsync(string name, CancellationToken cancellationToken)
    {
        Gate? gate;
        lock (gates)
        {
            if (!gates.TryGetValue(name, out gate))
            {
                gates[name] = gate = new();
            }

            gate.Users++;
        }

        try
        {
            await gate.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(name, gate);
            throw;
        }

        return new Turn(this, name, gate);
    }

    private void Leave(string name, Gate gate)
    {
        lock (gates)
        {
            if (--gate.Users == 0)
            {
                gates.Remove(name);
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Turn(KeyedLock of, string name, Gate gate) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            if (!isOver)
            {
                isOver = true;
                gate.Semaphore.Release();
                of.Leave(name, gate);
            }
        }
    }
}
