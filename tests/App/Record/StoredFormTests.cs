using Mandates.Functions.Record;

namespace Mandates.App.Tests.Record;

/// <summary>
/// The facts of a whole rehearsal, with their audit, as a version before wrote them, and one of each kind that it
/// lacks: a key, a tab and the JSON in each line. What is stored and hashed is never written in another way.
/// </summary>
public class StoredFormTests
{
    private static readonly (string Key, string Json)[] Rehearsal = Read("rehearsal.txt");

    private static (string Key, string Json)[] Facts => [.. Rehearsal.Concat(Read("other-kinds.txt")).Where(f => f.Key[0] != '~')];

    [Fact]
    public void Each_fact_that_is_read_is_written_with_the_same_key_and_the_same_bytes() => Assert.All(Facts, stored =>
    {
        var fact = FactKinds.Read(stored.Key, stored.Json);

        Assert.Equal(stored, (FactKinds.KeyOf(fact), RecordJson.Write(fact)));
    });

    [Fact]
    public void Each_kind_of_fact_is_among_them() =>
        Assert.Equal(FactKinds.Words.Order(StringComparer.Ordinal), Facts.Select(f => f.Key.Split('|')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Its_audit_has_the_hashes_of_its_facts_and_a_chain_that_holds()
    {
        var records = Rehearsal.Where(f => f.Key.StartsWith("~audit|", StringComparison.Ordinal)).Select(f => RecordJson.Read<AuditRecord>(f.Json)).ToArray();
        var facts = Rehearsal.Where(f => f.Key[0] != '~' || f.Key.StartsWith(Journal.ElsewherePrefix, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Json);
        var end = RecordJson.Read<ChainEnd>(Rehearsal.Single(f => f.Key == "~end").Json);

        Assert.Equal(105, records.Length);
        Assert.Null(AuditChain.FirstFault(records, end));
        Assert.Null(AuditChain.FirstFault(records, facts));
        Assert.Equal(
            Rehearsal.Where(f => f.Key.StartsWith("~audit|", StringComparison.Ordinal)).Select(f => f.Json),
            records.Select(RecordJson.Write));
    }

    private static (string Key, string Json)[] Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Record", "Stored", file)).Select(line => line.Split('\t', 2)).Select(of => (of[0], of[1])),
    ];
}
