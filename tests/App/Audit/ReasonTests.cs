using Azure.Data.Tables;
using Mandates.App.Tests.Submission;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Audit;

public class ReasonTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Why = "left the ministry in anger";

    [Fact]
    public async Task A_reason_is_read_in_the_audit_and_its_hash_alone_is_in_the_package()
    {
        await app.StartDispatchedAsync("reasons", states: 3);
        await RevokeAsync("reasons");
        await PackageSteps.ApproveAsync(app, "reasons");

        var read = await app.GetAsync("/api/mandates/reasons/audit?act=revokeLink");
        var package = await app.Http.GetByteArrayAsync(new Uri("/api/mandates/reasons/submission/package", UriKind.Relative));

        var deed = read.GetProperty("records")[0].GetProperty("deed");
        Assert.Equal(Why, deed.GetProperty("why").GetString());
        Assert.DoesNotContain(Why, Encoding.UTF8.GetString(package), StringComparison.Ordinal);
        Assert.Contains(deed.GetProperty("whySha256").GetString()!, Encoding.UTF8.GetString(package), StringComparison.Ordinal);
        Assert.Null((await PackageVerifier.VerifyAsync(new MemoryStream(package), null, CancellationToken.None)).Fault);
        Assert.True((await app.GetAsync("/api/mandates/reasons/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Theory]
    [InlineData(false, "is not the one that was given.")]
    [InlineData(true, "is gone.")]
    public async Task A_reason_that_somebody_changed_behind_the_apps_back_is_named(bool isDropped, string fault)
    {
        var mandate = isDropped ? "reason-dropped" : "reason-altered";
        await app.StartAsync(mandate, states: 2);
        await RevokeAsync(mandate);
        var table = app.Service<TableServiceClient>().GetTableClient(StorageNames.Records);
        var row = await ReasonAsync(table, mandate);

        row["Json"] = row.GetString("Json").Replace("in anger", "in peace", StringComparison.Ordinal);
        await (isDropped ? table.DeleteEntityAsync(mandate, row.RowKey) : table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace));

        var verdict = await app.GetAsync($"/api/mandates/{mandate}/audit/verify");
        Assert.Contains(fault, verdict.GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("The reason of record ", verdict.GetProperty("fault").GetString(), StringComparison.Ordinal);
    }

    private static async Task<TableEntity> ReasonAsync(TableClient table, string mandate)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == mandate))
        {
            if (row.RowKey.StartsWith("~why|", StringComparison.Ordinal))
            {
                return row;
            }
        }

        throw new InvalidOperationException("No reason is kept.");
    }

    private async Task RevokeAsync(string mandate)
    {
        using var revoked = await app.PostAsync($"/api/mandates/{mandate}/participants/ag.mission/link/revocation", new { reason = Why });
        Assert.True(revoked.IsSuccessStatusCode, await revoked.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }
}
