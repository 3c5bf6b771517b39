using System.Collections.Immutable;

namespace Mandates.Functions.Record;

/// <summary>The facts of a mandate as they were last read.</summary>
/// <param name="End">Where the audit ended then.</param>
/// <param name="TextEnd">Where it ended when something was last seen written on the text under negotiation.</param>
/// <param name="Facts">By key, read from their JSON.</param>
/// <param name="Bytes">About how much memory they take: mostly texts, so twice the characters of the JSON.</param>
public sealed record CachedFacts(ChainEnd End, ChainEnd TextEnd, ImmutableSortedDictionary<string, object> Facts, long Bytes);

/// <summary>
/// Caches the facts of each mandate, which never change, and adds those that the audit says were written since: a read
/// after a write costs one query and the new facts, not the whole record, and none where only this process has written.
/// Of the mandates that were used last it keeps as many as fit; the others are read again (docs/scale.md).
/// </summary>
public sealed class FactCache(Journal facts, long most = FactCache.MostBytes)
{
    /// <summary>Of all cached facts together. What is made of their texts takes a few times as much, which an instance of 2 GB has.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    // New facts are read one by one; above this number it is faster to read the whole partition.
    private const int MostNew = 16;

    private static readonly string[] OfTheText = ["draft|", "decided|", "contribution|"];

    private readonly BoundedCache<MandateId, CachedFacts> seen = new(most, cached => cached.Bytes);

    /// <summary>How much the cached facts take, as <see cref="CachedFacts.Bytes"/> counts it.</summary>
    public long Bytes => seen.Weight;

    /// <summary>Adds what this process has written, so that it need not be read. Where another process wrote in between, the next read finds both.</summary>
    /// <param name="mandate">Whose.</param>
    /// <param name="record">The audit record that was written with them.</param>
    /// <param name="added">The facts, as JSON, by key.</param>
    public void Wrote(MandateId mandate, AuditRecord record, IReadOnlyList<(string Key, string Json)> added)
    {
        if (seen.TryGet(mandate, out var before) && record.Previous == before.End.Hash)
        {
            seen.Update(mandate, With(before, new(record.Number, record.Hash), [.. record.Facts.Select(f => f.Key)], added), before);
        }
    }

    /// <summary>The facts as this process knows them, with all that it has written itself; null when they have to be read.</summary>
    public CachedFacts? Known(MandateId mandate) =>
        facts.KnownEnd(mandate) is { } end && seen.TryGet(mandate, out var known) && known.End.Number >= end.Number ? known : null;

    public async Task<CachedFacts> ReadAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        if (seen.TryGet(mandate, out var before) && await AddSinceAsync(mandate, before, cancellationToken) is { } added)
        {
            seen.Set(mandate, added);
            return added;
        }

        // Facts that are written between the two reads are found by the next read.
        var end = await facts.EndAsync(mandate, cancellationToken);
        var whole = await facts.ListAsync(mandate, cancellationToken);
        var now = new CachedFacts(end, end, Parsed(whole).ToImmutableSortedDictionary(StringComparer.Ordinal), BytesOf(whole));
        if (whole.Count > 0)
        {
            // Unknown ids are not cached, or anyone could fill the memory with them.
            seen.Set(mandate, now);
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

        string[] keys = [.. records.SelectMany(r => r.Facts).Select(f => f.Key)];
        string[] added = [.. keys.Where(key => !key.StartsWith(Journal.ElsewherePrefix, StringComparison.Ordinal))];
        if (records[0].Previous != before.End.Hash || added.Length > MostNew)
        {
            return null;
        }

        var read = await Task.WhenAll(added.Select(key => facts.FindAsync(mandate, key, cancellationToken)));
        return read.Contains(null) ? null : With(before, end, keys, [.. added.Zip(read, (key, json) => (key, json!))]);
    }

    private static CachedFacts With(CachedFacts before, ChainEnd end, IReadOnlyList<string> keys, IReadOnlyList<(string Key, string Json)> added) =>
        new(end, keys.Any(IsOfTheText) ? end : before.TextEnd, before.Facts.SetItems(Parsed(added)), before.Bytes + BytesOf(added));

    private static long BytesOf(IReadOnlyList<(string Key, string Json)> facts) => facts.Sum(f => sizeof(char) * (long)(f.Key.Length + f.Json.Length));

    /// <summary>The facts read from their JSON; an unknown kind, written by a later version, is skipped.</summary>
    internal static IEnumerable<KeyValuePair<string, object>> Parsed(IEnumerable<(string Key, string Json)> facts) =>
        facts.Where(f => FactKinds.IsKnown(f.Key)).Select(f => KeyValuePair.Create(f.Key, FactKinds.Read(f.Key, f.Json)));

    private static bool IsOfTheText(string key) =>
        OfTheText.Any(kind => key.StartsWith(kind, StringComparison.Ordinal) || key.StartsWith(Journal.ElsewherePrefix + kind, StringComparison.Ordinal));
}
