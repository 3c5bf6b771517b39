using Mandates.Functions.Record;

namespace Mandates.App.Tests.Resilience;

/// <summary>What outlives a process: the record of a mandate, the ledger of its notices, and the mails that went out.</summary>
internal sealed class MemoryStore(WorkPlan plan, Instant startedAt)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> facts = [];
    private readonly Dictionary<string, bool> ledger = [];
    private readonly List<string> mails = [];
    private MandateRecord record = new() { StartedAt = startedAt };

    public MandateState Current => Read(() => new MandateState(plan, record));

    /// <summary>All that had an effect outside, in order of its text.</summary>
    public IReadOnlyList<string> Effects => Read(() => mails.Concat(record.Acts.Select(a => $"{a.At} {a.Key}")).Concat(facts).Order(StringComparer.Ordinal).ToArray());

    public void AssertSameEffects(MemoryStore other, string when)
    {
        var (mine, theirs) = (Effects, other.Effects);
        var differences = mine.Except(theirs).Select(effect => $"missing: {effect}")
            .Concat(theirs.CountBy(effect => effect).Where(e => e.Value > 1 || !mine.Contains(e.Key)).Select(e => $"{e.Value} times: {e.Key}"));
        Assert.True(mine.SequenceEqual(theirs), $"{when}:{Environment.NewLine}{string.Join(Environment.NewLine, differences)}");
    }

    /// <summary>Adds the fact unless its key is there.</summary>
    public void Add(string key, Func<MandateRecord, MandateRecord> fact) => Read(() =>
    {
        if (facts.Add(key))
        {
            record = fact(record);
        }

        return true;
    });

    /// <summary>Claims those that nobody has claimed.</summary>
    public IReadOnlyList<string> Reserve(IEnumerable<string> notices) => Read(() => notices.Where(notice => ledger.TryAdd(notice, false)).ToArray());

    public void Complete(IEnumerable<string> notices) => Read(() => notices.All(notice => ledger[notice] = true));

    /// <summary>Claimed and without an outcome: whoever was at it has died.</summary>
    public IReadOnlyList<string> Incomplete(string act) => Read(() => ledger.Where(n => !n.Value && n.Key.StartsWith($"{act}|", StringComparison.Ordinal)).Select(n => n.Key).ToArray());

    public void Mail(string notice) => Read(() =>
    {
        mails.Add($"mail {notice}");
        return true;
    });

    public bool WasMailed(string notice) => Read(() => mails.Contains($"mail {notice}"));

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }
}
