using Azure.Data.Tables;
using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Audit;

public class ContributionAuditTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Kept = "0001|p2|ag|c1";

    [Theory]
    [InlineData("altered", "The contribution '0001|p2|ag|c1' is not as it was when it was marked in the audit.")]
    [InlineData("altered act", "The contribution '0001|p2|ag|c1|0001' is not as it was when it was marked in the audit.")]
    [InlineData("dropped", "The contribution '0001|p2|ag|c1' is gone.")]
    [InlineData("added", "The contribution '0001|p2|ar|c2' has no mark in the audit: somebody added it, or the app was stopped while it was kept. Sent again by its state, it is marked.")]
    public async Task A_contribution_that_somebody_changed_in_its_table_is_named(string tampering, string fault)
    {
        var mandate = $"contribution-{tampering.Replace(' ', '-')}";
        await app.StartOpenAsync(mandate);
        await ContributeAsync(mandate);
        Assert.True((await VerdictAsync(mandate)).GetProperty("holds").GetBoolean());

        await TamperAsync(mandate, tampering);

        Assert.Equal(fault, (await VerdictAsync(mandate)).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task An_act_whose_mark_a_crash_prevented_is_marked_when_it_is_sent_again()
    {
        const string mandate = "unmarked";
        await app.StartDispatchedAsync(mandate, states: 3);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var draft = await app.Http.PostAsync(new Uri($"/api/mandates/{mandate}/drafts", UriKind.Relative), new StringContent("To act. {#p1}\n\nTo meet. {#p2}"));
        await ContributeAsync(mandate);
        var interrupted = new ContributionAct { Contribution = "c1", Number = 2, Kind = ContributionActKind.EndSupport, State = new("ar"), By = "ar.mission", At = app.Now };
        var table = app.Service<TableServiceClient>().GetTableClient(StorageNames.Contributions);
        await table.AddEntityAsync(new TableEntity(mandate, Kept + "|0002") { ["Json"] = RecordJson.Write(interrupted) });
        Assert.False((await VerdictAsync(mandate)).GetProperty("holds").GetBoolean());

        using var ar = await app.EnterAsync(mandate, "ar.mission");
        using var again = await ar.DeleteAsync(new Uri($"/api/mandates/{mandate}/contributions/c1/support", UriKind.Relative));

        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
        Assert.True((await VerdictAsync(mandate)).GetProperty("holds").GetBoolean());
    }

    private Task<JsonElement> VerdictAsync(string mandate) => app.GetAsync($"/api/mandates/{mandate}/audit/verify");

    private async Task ContributeAsync(string mandate)
    {
        var store = app.Service<ContributionStore>();
        var entry = new AuditEntry("ag.1", "ag.1#0", "contribute", ["draft 1", "p2"], ["text"]);
        var made = new Contribution { Id = "c1", State = new("ag"), By = "ag.1", Kind = ContributionKind.NewText, Draft = 1, Paragraph = "p2", Text = "To meet.", At = app.Now };
        await store.WriteAsync(new(mandate), made, entry, CancellationToken.None);
        var support = new ContributionAct { Contribution = "c1", Number = 1, Kind = ContributionActKind.Support, State = new("ar"), By = "ar.1", At = app.Now };
        Assert.True(await store.TryAddAsync(new(mandate), made, support, entry, CancellationToken.None));
    }

    private async Task TamperAsync(string mandate, string how)
    {
        var table = app.Service<TableServiceClient>().GetTableClient(StorageNames.Contributions);
        switch (how)
        {
            case "altered":
                await RewriteAsync(Kept, json => json.Replace("To meet.", "To part.", StringComparison.Ordinal));
                break;
            case "altered act":
                await RewriteAsync(Kept + "|0001", json => json.Replace("support", "withdraw", StringComparison.Ordinal));
                break;
            case "dropped":
                await table.DeleteEntityAsync(mandate, Kept);
                break;
            default:
                await table.AddEntityAsync(new TableEntity(mandate, "0001|p2|ar|c2") { ["Json"] = "{}" });
                break;
        }

        async Task RewriteAsync(string key, Func<string, string> change)
        {
            var row = (await table.GetEntityAsync<TableEntity>(mandate, key)).Value;
            row["Json"] = change(row.GetString("Json"));
            await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);
        }
    }
}
