using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Record;

namespace Mandates.Functions.Audit;

/// <summary>Next: the number to give as 'after' for the page that follows; null on the last.</summary>
public sealed record AuditRecords(IReadOnlyList<AuditRecord> Records, int? Next);

/// <summary>Fault: the first thing that is wrong, as a sentence; null when the chain holds.</summary>
public sealed record AuditVerdict(bool Holds, int Records, string End, Sentence? Fault);

/// <summary>Who did what to a mandate, oldest first, and whether the chain holds.</summary>
public sealed class AuditTrail(Journal journal, ContributionStore contributions)
{
    // A contribution is kept before it is marked: one that is being written is looked at again.
    private const int MostLooks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    public async Task<AuditRecords> PageAsync(MandateId mandate, int after, int limit, Func<AuditRecord, bool> wanted, CancellationToken cancellationToken)
    {
        var page = new List<AuditRecord>();
        var reasons = await journal.ReasonsAsync(mandate, cancellationToken);
        await foreach (var record in journal.RecordsAsync(mandate, after, cancellationToken))
        {
            if (page.Count == limit)
            {
                return new(page, page[^1].Number);
            }

            if (wanted(record))
            {
                page.Add(reasons.TryGetValue(record.Number, out var reason) ? record with { Deed = record.Deed with { Why = reason.Text } } : record);
            }
        }

        return new(page, null);
    }

    /// <returns>No records and no fault for a mandate that was never started.</returns>
    public async Task<AuditVerdict> VerdictAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        // Others may write while this reads: every fact found has its record in one of the two reads.
        var (records, _) = await journal.SinceAsync(mandate, 0, cancellationToken);
        var kept = (await journal.ListAsync(mandate, cancellationToken)).Concat(await journal.ListAsync(mandate, cancellationToken, Journal.ElsewherePrefix)).ToDictionary();
        var (later, end) = await journal.SinceAsync(mandate, records.Count > 0 ? records[^1].Number : 0, cancellationToken);
        var found = later.Select(record => record with { Facts = [.. record.Facts.Where(fact => kept.ContainsKey(fact.Key))] });
        var fault = AuditChain.FirstFault(records.Concat(later), end) ?? AuditChain.FirstFault(records.Concat(found), kept)
            ?? AuditChain.FirstReasonFault(records.Concat(later), await journal.ReasonsAsync(mandate, cancellationToken))
            ?? await FirstContributionFaultAsync(mandate, cancellationToken);
        return new(fault is null, records.Count + later.Count, end.Hash, fault);
    }

    private async Task<Sentence?> FirstContributionFaultAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            // What is marked is there already, and what was there before should be marked by now.
            var before = await contributions.RowsAsync(mandate, cancellationToken);
            var marks = (await journal.ListAsync(mandate, cancellationToken, AuditChain.ContributionMark)).ToDictionary(f => f.Key[AuditChain.ContributionMark.Length..], f => f.Json);
            var after = (await contributions.RowsAsync(mandate, cancellationToken)).Where(row => marks.ContainsKey(row.Key) || before.ContainsKey(row.Key)).ToDictionary();
            if (look == MostLooks || after.Keys.All(marks.ContainsKey))
            {
                return AuditChain.FirstContributionFault(marks, after);
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }
    }
}
