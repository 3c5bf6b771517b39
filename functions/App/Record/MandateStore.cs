using System.Runtime.CompilerServices;

namespace Mandates.Functions.Record;

/// <summary>
/// The record of each mandate: one partition of facts, read with one query. A fact's key is what may happen
/// only once, so that its first writer decides it. Each is written together with its audit entry.
/// </summary>
public sealed class MandateStore(Journal journal, FactCache cache, PlanStore plans)
{
    // Lives as long as the facts that it was made of are cached.
    private readonly ConditionalWeakTable<CachedFacts, MandateState> seen = [];

    public async Task<MandateState?> FindAsync(MandateId mandate, CancellationToken cancellationToken) =>
        await StateAsync(mandate, await cache.ReadAsync(mandate, cancellationToken), cancellationToken);

    /// <exception cref="MandateNotFoundException">It was never started.</exception>
    public async Task<MandateState> GetAsync(MandateId mandate, CancellationToken cancellationToken) =>
        await FindAsync(mandate, cancellationToken) ?? throw new MandateNotFoundException(mandate);

    /// <summary>The mandate right after a write of this process: with that write and all before it, and mostly without asking the store.</summary>
    /// <exception cref="MandateNotFoundException">It was never started.</exception>
    public async Task<MandateState> AfterWriteAsync(MandateId mandate, CancellationToken cancellationToken) =>
        cache.Known(mandate) is { } known && await StateAsync(mandate, known, cancellationToken) is { } current ? current : await GetAsync(mandate, cancellationToken);

    /// <summary>A mandate as it stood with a record of its audit, or with the last: a fact that came later is not in it.</summary>
    /// <exception cref="MandateNotFoundException">It was never started.</exception>
    public async Task<MandateAsOf> AsOfAsync(MandateId mandate, int? number, CancellationToken cancellationToken)
    {
        // The audit is read first: every fact that it refers to has been written by then.
        var audit = new List<AuditRecord>();
        await foreach (var record in journal.RecordsAsync(mandate, 0, cancellationToken))
        {
            if (number is null || record.Number <= number)
            {
                audit.Add(record);
            }
        }

        var known = audit.SelectMany(r => r.Facts).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var then = (await journal.ListAsync(mandate, cancellationToken)).Where(f => known.Contains(f.Key)).ToArray();
        return new(await ReadAsync(mandate, FactCache.Parsed(then), cancellationToken) ?? throw new MandateNotFoundException(mandate), audit, then);
    }

    /// <summary>Starts the mandate unless it is started; returns whether it runs from this plan.</summary>
    public async Task<bool> TryStartAsync(MandateId mandate, Instant at, string planSha256, AuditEntry entry, CancellationToken cancellationToken)
    {
        var started = new Started(at, planSha256, OpensAtLaunch: true);
        return await AppendAsync(mandate, started, entry, cancellationToken)
            || RecordJson.Read<Started>((await journal.FindAsync(mandate, FactKinds.KeyOf(started), cancellationToken))!).PlanSha256 == planSha256;
    }

    /// <summary>Writes a fact, or a list of them together, unless the key of the first is taken; returns whether this fact is stored.</summary>
    /// <remarks>For the acts of the timeline. The acts of people use <see cref="MandateWriter"/>.</remarks>
    public Task<bool> AppendAsync(MandateId mandate, object fact, AuditEntry entry, CancellationToken cancellationToken, ChainEnd? onlyAfter = null)
    {
        (string Key, string Json)[] added = [.. Several(fact).Select(one => (FactKinds.KeyOf(one), RecordJson.Write(one)))];
        return journal.TryAddAsync(mandate, added, entry, cancellationToken, onlyAfter, record => cache.Wrote(mandate, record, added));
    }

    internal static IReadOnlyList<object> Several(object fact) => fact as IReadOnlyList<object> ?? [fact];

    private async Task<MandateState?> StateAsync(MandateId mandate, CachedFacts known, CancellationToken cancellationToken)
    {
        if (seen.TryGetValue(known, out var before))
        {
            return before;
        }

        if (await ReadAsync(mandate, known.Facts, cancellationToken) is not { } current)
        {
            return null;
        }

        current = current with { End = known.End, TextEnd = known.TextEnd };
        seen.AddOrUpdate(known, current);
        return current;
    }

    private async Task<MandateState?> ReadAsync(MandateId mandate, IEnumerable<KeyValuePair<string, object>> facts, CancellationToken cancellationToken) =>
        FactKinds.Record(facts) is { } record ? new(await plans.ReadAsync(mandate, record.PlanSha256(), cancellationToken), record) : null;
}
