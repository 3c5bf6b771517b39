using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mandates.Domain.Audit;
using Mandates.Functions.Audit;

namespace Mandates.Functions.Timeline;

/// <summary>The facts of a mandate as they were last read.</summary>
/// <param name="End">Where the audit ended then.</param>
/// <param name="TextEnd">Where it ended when something was last seen written on the text under negotiation.</param>
/// <param name="Facts">By key.</param>
public sealed record Remembered(ChainEnd End, ChainEnd TextEnd, ImmutableSortedDictionary<string, string> Facts);

/// <summary>
/// Remembers the facts of each mandate, which never change, and adds what the audit says was written since: a page after
/// a write costs one more query, not the whole record.
/// </summary>
public sealed class RememberedFacts(AuditedFacts facts)
{
    // Each is read by its key; more are read sooner with the whole.
    private const int MostNew = 16;

    private static readonly string[] OfTheText = ["draft|", "decided|", "contribution|"];

    private readonly ConcurrentDictionary<string, Remembered> seen = new(StringComparer.Ordinal);

    public async Task<Remembered> ReadAsync(string mandate, CancellationToken stop)
    {
        var end = await facts.EndAsync(mandate, stop);
        if (seen.TryGetValue(mandate, out var before) && before.End == end)
        {
            return before;
        }

        var added = before is not null && end.Number - before.End.Number is > 0 and <= MostNew ? await AddSinceAsync(mandate, before, stop) : null;
        var now = added ?? await WholeAsync(mandate, end, stop);
        if (!now.Facts.IsEmpty)
        {
            // Of a mandate that is not there nothing is kept: anybody can ask for any.
            seen[mandate] = now;
        }

        return now;
    }

    // What is written between the two reads is found anew next time.
    private async Task<Remembered> WholeAsync(string mandate, ChainEnd end, CancellationToken stop) =>
        new(end, end, (await facts.ListAsync(mandate, stop)).ToImmutableSortedDictionary(f => f.Key, f => f.Json, StringComparer.Ordinal));

    // Null when this is not what was remembered, with something added.
    private async Task<Remembered?> AddSinceAsync(string mandate, Remembered before, CancellationToken stop)
    {
        var end = before.End;
        var keys = new List<string>();
        await foreach (var record in facts.RecordsAsync(mandate, end.Number, stop))
        {
            if (record.Previous != end.Hash)
            {
                return null;
            }

            end = new(record.Number, record.Hash);
            keys.AddRange(record.Facts.Select(f => f.Key));
        }

        string[] added = [.. keys.Where(key => !key.StartsWith(AuditedFacts.ElsewherePrefix, StringComparison.Ordinal))];
        var read = await Task.WhenAll(added.Select(key => facts.FindAsync(mandate, key, stop)));
        return read.Contains(null)
            ? null
            : new(end, keys.Any(IsOfTheText) ? end : before.TextEnd, before.Facts.SetItems(added.Zip(read, (key, json) => KeyValuePair.Create(key, json!))));
    }

    private static bool IsOfTheText(string key) =>
        OfTheText.Any(kind => key.StartsWith(kind, StringComparison.Ordinal) || key.StartsWith(AuditedFacts.ElsewherePrefix + kind, StringComparison.Ordinal));
}
