namespace Mandates.Domain.Tests.Audit;

public class AuditReasonTests
{
    private static readonly Instant At = Instant.FromUtc(2012, 4, 19, 16, 0);
    private static readonly AuditEntry Given = new("secretariat-1", "secretariat", "revokeLink", ["br.1"], ["generation"], "lost");

    [Fact]
    public void The_chain_holds_the_hash_of_a_reason_and_never_its_words()
    {
        var reason = new AuditReason("lost", "0a1b");
        var record = AuditChain.Next(AuditChain.Beginning, At, Given.Committed(reason), []);

        Assert.DoesNotContain("lost", JsonSerializer.Serialize(record, WorkPlanJson.Options), StringComparison.Ordinal);
        Assert.Null(AuditChain.FirstFault([record], new ChainEnd(1, record.Hash)));
        Assert.Null(AuditChain.FirstReasonFault([record], new Dictionary<int, AuditReason> { [1] = reason }));
    }

    [Fact]
    public void The_same_short_reason_under_another_salt_has_another_hash() =>
        Assert.NotEqual(new AuditReason("lost", "0a1b").Sha256, new AuditReason("lost", "0a1c").Sha256);

    [Fact]
    public void A_reason_that_is_gone_another_or_given_for_none_is_named()
    {
        var reason = new AuditReason("lost", "0a1b");
        var record = AuditChain.Next(AuditChain.Beginning, At, Given.Committed(reason), []);
        var without = AuditChain.Next(AuditChain.Beginning, At, Given with { Why = null }, []);

        Assert.Equal("The reason of record 1 is gone.", AuditChain.FirstReasonFault([record], new Dictionary<int, AuditReason>()));
        Assert.Equal("The reason of record 1 is not the one that was given.", AuditChain.FirstReasonFault([record], new Dictionary<int, AuditReason> { [1] = reason with { Text = "sold" } }));
        Assert.Equal("The reason of record 1 is not the one that was given.", AuditChain.FirstReasonFault([without], new Dictionary<int, AuditReason> { [1] = reason }));
    }

    [Fact]
    public void A_record_of_an_earlier_version_has_its_reason_in_it_and_the_hash_that_it_had()
    {
        var record = AuditChain.Next(AuditChain.Beginning, At, Given, []);

        Assert.Equal(
            """{"number":1,"at":"2012-04-19T16:00:00Z","deed":{"who":"secretariat-1","from":"secretariat","act":"revokeLink","about":["br.1"],"fields":["generation"],"why":"lost"},"facts":[],"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":""}""",
            JsonSerializer.Serialize(record with { Hash = "" }, WorkPlanJson.Options));
        Assert.Null(AuditChain.FirstFault([record], new ChainEnd(1, record.Hash)));
        Assert.Null(AuditChain.FirstReasonFault([record], new Dictionary<int, AuditReason>()));
    }
}
