using System.Diagnostics.CodeAnalysis;

namespace Mandates.Functions.Record;

/// <summary>
/// Keeps what was used last, up to a total weight. Unlike the cache of the framework it makes room before it adds, so that
/// the mandate at work is always in it, and replaces a value only where it is still the one that was read.
/// </summary>
/// <param name="most">The total weight, in the unit of <paramref name="weight"/>.</param>
/// <param name="weight">Of a value; one each when it is left out. What weighs more than the total alone is not kept.</param>
public sealed class BoundedCache<TKey, TValue>(long most, Func<TValue, long>? weight = null)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value, long Weight)>> nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value, long Weight)> byUse = [];
    private long total;

    /// <summary>The weight of all that is kept.</summary>
    public long Weight
    {
        get
        {
            lock (gate)
            {
                return total;
            }
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (!nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            Put(key, value);
        }
    }

    /// <summary>Replaces a value, unless another has taken its place or it had to make room.</summary>
    public void Update(TKey key, TValue value, TValue before)
    {
        lock (gate)
        {
            if (nodes.TryGetValue(key, out var node) && ReferenceEquals(node.Value.Value, before))
            {
                Put(key, value);
            }
        }
    }

    public void Remove(TKey key)
    {
        lock (gate)
        {
            Take(key);
        }
    }

    private void Put(TKey key, TValue value)
    {
        Take(key);
        var added = weight?.Invoke(value) ?? 1;
        if (added > most)
        {
            return;
        }

        while (total + added > most)
        {
            Take(byUse.Last!.Value.Key);
        }

        nodes[key] = byUse.AddFirst((key, value, added));
        total += added;
    }

    private void Take(TKey key)
    {
        if (nodes.Remove(key, out var node))
        {
            byUse.Remove(node);
            total -= node.Value.Weight;
        }
    }
}
