using System.Security.Cryptography;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Audit;

/// <summary>The end of a chain: how many records it has, and the hash of the last.</summary>
public sealed record ChainEnd(int Number, string Hash);

/// <summary>The hash chain of a mandate's audit records.</summary>
public static class AuditChain
{
    /// <summary>What the key of the mark for a contribution begins with; the key of its row follows.</summary>
    public const string ContributionMark = "~of|contribution|";

    /// <summary>The "previous hash" of the first record.</summary>
    public static readonly ChainEnd Beginning = new(0, new('0', 64));

    /// <summary>The record that follows the end of a chain.</summary>
    public static AuditRecord Next(ChainEnd end, Instant at, AuditEntry entry, IReadOnlyList<AuditedFact> facts)
    {
        var record = new AuditRecord { Number = end.Number + 1, At = at, Deed = entry, Facts = facts, Previous = end.Hash };
        return record with { Hash = HashOf(record) };
    }

    /// <summary>SHA-256 of a text as UTF-8, in lower-case hexadecimal.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first thing that is wrong with the chain itself; null when nothing is.</summary>
    /// <param name="records">In the order in which they are kept.</param>
    /// <param name="end">Where the chain is said to end.</param>
    public static Sentence? FirstFault(IEnumerable<AuditRecord> records, ChainEnd end)
    {
        var before = Beginning;
        foreach (var record in records)
        {
            if (FaultOf(record, before) is { } broken)
            {
                return broken;
            }

            before = new(record.Number, record.Hash);
        }

        return before == end ? null : (Sentence)$"The chain ends with record {before.Number}; it should end with record {end.Number}.";
    }

    /// <summary>The first fact that differs from its record, or has no record; null when there is none.</summary>
    /// <param name="records">Those that speak of the facts.</param>
    /// <param name="facts">Every fact of the mandate as it is stored now: its key and its JSON.</param>
    public static Sentence? FirstFault(IEnumerable<AuditRecord> records, IReadOnlyDictionary<string, string> facts)
    {
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (record, fact) in records.SelectMany(r => r.Facts.Select(f => (r, f))))
        {
            recorded.Add(fact.Key);
            if (!facts.TryGetValue(fact.Key, out var json))
            {
                return $"The fact '{fact.Key}' of record {record.Number} is gone.";
            }

            if (Sha256(json) != fact.Sha256)
            {
                return $"The fact '{fact.Key}' is not as it was when record {record.Number} was written.";
            }
        }

        return facts.Keys.FirstOrDefault(key => !recorded.Contains(key)) is { } unknown
            ? (Sentence)$"The fact '{unknown}' has no record."
            : null;
    }

    /// <summary>The first reason that is not the one of its record; null when there is none.</summary>
    /// <param name="records">All of them.</param>
    /// <param name="reasons">By the number of the record.</param>
    public static Sentence? FirstReasonFault(IEnumerable<AuditRecord> records, IReadOnlyDictionary<int, AuditReason> reasons)
    {
        foreach (var record in records)
        {
            var reason = reasons.GetValueOrDefault(record.Number);
            if (reason?.Sha256 != record.Deed.WhySha256)
            {
                return reason is null ? (Sentence)$"The reason of record {record.Number} is gone."
                    : $"The reason of record {record.Number} is not the one that was given.";
            }
        }

        return null;
    }

    /// <summary>The first contribution that differs from its mark, has none, or is gone; null when there is none.</summary>
    /// <param name="marks">By the key of the contribution: the JSON of the hash that was marked.</param>
    /// <param name="rows">By the same key: the contribution's JSON as it is stored now.</param>
    public static Sentence? FirstContributionFault(IReadOnlyDictionary<string, string> marks, IReadOnlyDictionary<string, string> rows)
    {
        foreach (var key in marks.Keys.Union(rows.Keys).Order(StringComparer.Ordinal))
        {
            if (!rows.TryGetValue(key, out var json))
            {
                return $"The contribution '{key}' is gone.";
            }

            if (!marks.TryGetValue(key, out var mark))
            {
                return $"The contribution '{key}' has no mark in the audit: somebody added it, or the app was stopped while it was kept. Sent again by its state, it is marked.";
            }

            if (mark != MarkOf(json))
            {
                return $"The contribution '{key}' is not as it was when it was marked in the audit.";
            }
        }

        return null;
    }

    /// <summary>The fact by which the chain holds what is kept in another table: the JSON of the hash of its JSON.</summary>
    public static string MarkOf(string json) => $"\"{Sha256(json)}\"";

    private static Sentence? FaultOf(AuditRecord record, ChainEnd before) =>
        record.Number != before.Number + 1 ? (Sentence)$"Record {before.Number + 1} is missing: record {record.Number} stands in its place."
        : record.Previous != before.Hash ? (Sentence)$"Record {record.Number} does not follow record {before.Number}."
        : record.Hash != HashOf(record) ? (Sentence)$"Record {record.Number} is not as it was written."
        : null;

    private static string HashOf(AuditRecord record) =>
        Sha256(JsonSerializer.Serialize(record with { Hash = "" }, WorkPlanJson.Options));
}
