using Mandates.Domain.Audit;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Submission;

/// <summary>A fact in a package: its key, and its JSON as it was written.</summary>
public sealed record PackagedFact(string Key, string Json);

/// <summary>The audit chain of a package and the facts it speaks of, as lines of JSON that anyone can hash again.</summary>
internal sealed class PackagedAudit(ChainEnd end)
{
    private readonly List<AuditRecord> records = [];

    public IReadOnlyList<AuditRecord> Records => records;

    /// <summary>As they were found to be those of the chain.</summary>
    public IReadOnlyList<PackagedFact> Facts { get; private set; } = [];

    public static bool Reads(string name) => name is PackageNames.Audit or PackageNames.Facts;

    /// <summary>What is wrong with one of the two files; null for all others.</summary>
    public Sentence? FaultIn(string name, byte[] content) => name switch
    {
        PackageNames.Audit => FaultInChain(content),
        PackageNames.Facts => FaultInFacts(content),
        _ => null,
    };

    public static byte[] Lines<T>(IEnumerable<T> items) =>
        Encoding.UTF8.GetBytes(string.Concat(items.Select(item => JsonSerializer.Serialize(item, WorkPlanJson.Options) + "\n")));

    private Sentence? FaultInChain(byte[] content)
    {
        try
        {
            records.AddRange(Read<AuditRecord>(content));
        }
        catch (JsonException)
        {
            return "A line of the audit cannot be read.";
        }

        return AuditChain.FirstFault(records, end)
            ?? (Lines(records).AsSpan().SequenceEqual(content) ? null : "A line of the audit is not written as it was.");
    }

    private Sentence? FaultInFacts(byte[] content)
    {
        try
        {
            Facts = [.. Read<PackagedFact>(content)];
            var facts = Facts.ToDictionary(f => f.Key, f => f.Json, StringComparer.Ordinal);
            var closed = ClosedReplies.States(Facts.Select(f => (f.Key, f.Json)));
            var published = records.Select(r => r with { Facts = [.. r.Facts.Where(f => PackageNames.IsPublished(f.Key) && !ClosedReplies.Has(closed, f.Key))] });
            return AuditChain.FirstFault(published, facts);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return "A line of the facts cannot be read, or stands there twice.";
        }
    }

    public static IEnumerable<T> Read<T>(byte[] content) =>
        Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<T>(line, WorkPlanJson.Options) ?? throw new JsonException());
}
