using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Mandates.Functions.Record;

/// <summary>The facts of a mandate as they were last read.</summary>
/// <param name="End">Where the audit ended then.</param>
/// <param name="TextEnd">Where it ended when something was last seen written on the text under negotiation.</param>
/// <param name="Facts">By key.</param>
public sealed record CachedFacts(ChainEnd End, ChainEnd TextEnd, ImmutableSortedDictionary<string, string> Facts);

/// <summary>
/// Caches the facts of each mandate, which never change, and adds those that the audit says were written since: a read
/// after a write costs one query and the new facts, not the whole record.
/// </summary>
public sealed class FactCache(Journal facts)
{
    // New facts are read one by one; above this number it is faster to read the whole partition.
    private const int MostNew = 16;

    private static readonly string[] OfTheText = ["draft|", "decided|", "contribution|"];

    private readonly ConcurrentDictionary<MandateId, CachedFacts> seen = new();
    private readonly ConcurrentDictionary<(MandateId Mandate, string Key), string> written = new();

    /// <summary>Adds a fact that this process wrote, so that it need not be read.</summary>
    public void Wrote(MandateId mandate, string key, string json)
    {
        if (seen.ContainsKey(mandate))
        {
            written[(mandate, key)] = json;
        }
    }

    public async Task<CachedFacts> ReadAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        if (seen.TryGetValue(mandate, out var before) && await AddSinceAsync(mandate, before, cancellationToken) is { } added)
        {
            return seen[mandate] = added;
        }

        foreach (var own in written.Keys.Where(own => own.Mandate == mandate))
        {
            written.TryRemove(own, out _);
        }

        // Facts that are written between the two reads are found by the next read.
        var end = await facts.EndAsync(mandate, cancellationToken);
        var whole = (await facts.ListAsync(mandate, cancellationToken)).ToImmutableSortedDictionary(f => f.Key, f => f.Json, StringComparer.Ordinal);
        var now = new CachedFacts(end, end, whole);
        if (!whole.IsEmpty)
        {
            // Unknown ids are not cached, or anyone could fill the memory with them.
            seen[mandate] = now;
        }

        return now;
    }

    // Null when the audit does not continue the cached end by a few records.
    private async Task<CachedFacts?> AddSinceAsync(MandateId mandate, CachedFacts before, CancellationToken cancellationToken)
    {
        var (records, end) = await facts.SinceAsync(mandate, before.End.Number, cancellationToken);
        if (records.Count == 0)
        {
            return end == before.End ? before : null;
        }

        var all = records.SelectMany(r => r.Facts).ToArray();
        AuditedFact[] added = [.. all.Where(f => !f.Key.StartsWith(Journal.ElsewherePrefix, StringComparison.Ordinal))];
        if (records[0].Previous != before.End.Hash || added.Length > MostNew)
        {
            return null;
        }

        var read = await Task.WhenAll(added.Select(fact => JsonOfAsync(mandate, fact, cancellationToken)));
        return read.Contains(null)
            ? null
            : new(end, all.Any(f => IsOfTheText(f.Key)) ? end : before.TextEnd, before.Facts.SetItems(added.Zip(read, (fact, json) => KeyValuePair.Create(fact.Key, json!))));
    }

    private async Task<string?> JsonOfAsync(MandateId mandate, AuditedFact fact, CancellationToken cancellationToken) =>
        written.TryRemove((mandate, fact.Key), out var json) && AuditChain.Sha256(json) == fact.Sha256 ? json : await facts.FindAsync(mandate, fact.Key, cancellationToken);

    private static bool IsOfTheText(string key) =>
        OfTheText.Any(kind => key.StartsWith(kind, StringComparison.Ordinal) || key.StartsWith(Journal.ElsewherePrefix + kind, StringComparison.Ordinal));
}
