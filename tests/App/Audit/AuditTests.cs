using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Audit;

public partial class AuditTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Each_act_is_kept_with_who_did_it_from_which_link_which_fields_why_and_when()
    {
        await app.StartDispatchedAsync("acts", states: 3);
        await app.FocalPointAsync("acts", "ag", "person@ag.example");
        await app.ReplyAsync("acts", "ag", [1], by: "ag.1");
        await app.PostAsync("/api/mandates/acts/participants/ag.1/link", new { reason = "asked for" });

        var text = await app.Http.GetStringAsync(new Uri("/api/mandates/acts/audit?limit=1000", UriKind.Relative));
        var deeds = JsonDocument.Parse(text).RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("deed")).ToArray();

        Assert.Equal(
            [
                "development/secretariat startMandate", "development/secretariat recordMeeting", "ag.mission/ag.mission#0 nameParticipant",
                "ag.1/ag.1#0 confirmAddress", "ag.1/ag.1#0 submitReply", "development/secretariat reissueLink",
            ],
            deeds.Where(d => Text(d, "who") != "timeline").Select(d => $"{Text(d, "who")}/{Text(d, "from")} {Text(d, "act")}"));
        Assert.Contains(deeds, d => Text(d, "who") == "timeline" && d.GetProperty("about")[0].GetString()!.StartsWith("QuestionnaireDispatch|", StringComparison.Ordinal));
        Assert.Equal("asked for", Text(deeds.Last(d => Text(d, "act") == "reissueLink"), "why"));
        Assert.DoesNotContain("person@", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Person\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_recorded_the_page_has_words_for_it()
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "functions", "App");
        var code = string.Concat(Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var acts = Recorded().Matches(code).Select(m => m.Groups[1].Value).Where(act => act != "perform").ToHashSet();

        Assert.InRange(acts.Count, 20, 100);
        Assert.All(acts, act => Assert.Contains($"deed.{act}", Pages.Shared.Texts.In(default).Keys));
    }

    [Fact]
    public async Task The_page_says_in_the_visitors_language_what_was_done_beside_the_stored_names()
    {
        await app.StartAsync("words");
        await app.FocalPointAsync("words", "ag", "person@ag.example");

        var html = WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri("/mandates/words/audit?language=fr", UriKind.Relative)));

        Assert.Contains("A ouvert le mandat<details><summary>Tel que conservé dans la chaîne</summary><code>startMandate: plan", html, StringComparison.Ordinal);
        Assert.Contains("A confirmé l’adresse", html, StringComparison.Ordinal);
        Assert.Contains("Confirmation d’une adresse<details><summary>Tel que conservé dans la chaîne</summary><code>perform AddressConfirmation|", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_read_page_by_page_and_filtered()
    {
        await app.StartAsync("pages");
        for (var i = 0; i < 5; i++)
        {
            await app.FocalPointAsync("pages", i < 3 ? "ag" : "ar", $"p{i}@x.example");
        }

        var first = await app.GetAsync("/api/mandates/pages/audit?limit=4");
        var second = await app.GetAsync($"/api/mandates/pages/audit?limit=100&after={first.GetProperty("next").GetInt32()}");
        var mine = await app.GetAsync("/api/mandates/pages/audit?who=ar.mission");
        var about = await app.GetAsync("/api/mandates/pages/audit?act=confirmAddress&about=ag.2");
        using var wrong = await app.Http.GetAsync(new Uri("/api/mandates/pages/audit?limit=many", UriKind.Relative));

        Assert.Equal(4, first.GetProperty("records").GetArrayLength());
        Assert.Equal(5, second.GetProperty("records")[0].GetProperty("number").GetInt32());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(2, mine.GetProperty("records").GetArrayLength());
        Assert.Equal(1, about.GetProperty("records").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("altered record", "Record 3 is not as it was written.")]
    [InlineData("dropped record", "Record 3 is missing: record 4 stands in its place.")]
    [InlineData("swapped records", "Record 2 does not follow record 1.")]
    [InlineData("dropped end", "The chain ends with record")]
    [InlineData("altered fact", "is not as it was when record 2 was written.")]
    [InlineData("dropped fact", "of record 2 is gone.")]
    [InlineData("invented fact", "has no record.")]
    public async Task Verifying_names_the_first_thing_that_somebody_changed_behind_the_apps_back(string tampering, string fault)
    {
        var mandate = tampering.Replace(' ', '-');
        await app.StartAsync(mandate);
        await app.FocalPointAsync(mandate, "ag", "one@ag.example");
        Assert.True((await app.GetAsync($"/api/mandates/{mandate}/audit/verify")).GetProperty("holds").GetBoolean());

        await TamperAsync(mandate, tampering);
        var verdict = await app.GetAsync($"/api/mandates/{mandate}/audit/verify");
        var page = await app.Http.GetStringAsync(new Uri($"/mandates/{mandate}/audit?language=fr", UriKind.Relative));

        Assert.False(verdict.GetProperty("holds").GetBoolean());
        Assert.Contains("class=\"problem\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains(fault, verdict.GetProperty("fault").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_order_of_parallel_acts_the_chain_holds()
    {
        await app.StartDispatchedAsync("parallel-acts", states: 5);
        var plan = await app.GetAsync("/api/mandates/parallel-acts/plan");
        var ids = plan.GetProperty("states").EnumerateArray().Select(s => Text(s, "id")).ToArray();

        var acts = Task.WhenAll(ids.SelectMany(id => new[] { app.ReplyAsync("parallel-acts", id, [1]), app.ReplyAsync("parallel-acts", id, [2]) }));
        while (!acts.IsCompleted)
        {
            // Whoever looks while others write sees no fault.
            var meanwhile = await app.GetAsync("/api/mandates/parallel-acts/audit/verify");
            Assert.True(meanwhile.GetProperty("holds").GetBoolean(), meanwhile.GetProperty("fault").ToString());
        }

        await acts;
        var verdict = await app.GetAsync("/api/mandates/parallel-acts/audit/verify");
        Assert.True(verdict.GetProperty("holds").GetBoolean(), verdict.GetProperty("fault").ToString());
        Assert.Equal(10, (await app.GetAsync("/api/mandates/parallel-acts/audit?act=submitReply")).GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task The_auditor_reads_it_and_changes_nothing()
    {
        await app.StartAsync("auditor");
        using var auditor = app.Officer(CallerRoles.Auditor);

        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(new Uri("/api/mandates/auditor/audit/verify", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsJsonAsync("/api/mandates/auditor/plan/revisions", new { })).StatusCode);
    }

    private async Task TamperAsync(string mandate, string how)
    {
        var table = app.Service<TableServiceClient>().GetTableClient(StorageNames.Records);
        var rows = new Dictionary<string, TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == mandate))
        {
            rows[row.RowKey] = row;
        }

        var records = rows.Where(r => r.Key.StartsWith("~audit|", StringComparison.Ordinal)).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value).ToArray();
        var fact = rows["roster|000001"];
        switch (how)
        {
            case "altered record":
                await RewriteAsync(records[2], json => json.Replace("confirmAddress", "confirmaddress", StringComparison.Ordinal).Replace("perform", "preform", StringComparison.Ordinal));
                break;
            case "dropped record":
                await table.DeleteEntityAsync(mandate, records[2].RowKey);
                break;
            case "swapped records":
                var (second, third) = (records[1].GetString("Json"), records[2].GetString("Json"));
                await RewriteAsync(records[1], _ => third.Replace("\"number\":3", "\"number\":2", StringComparison.Ordinal));
                await RewriteAsync(records[2], _ => second.Replace("\"number\":2", "\"number\":3", StringComparison.Ordinal));
                break;
            case "dropped end":
                await table.DeleteEntityAsync(mandate, records[^1].RowKey);
                break;
            case "altered fact":
                await RewriteAsync(fact, json => json.Replace("focalPoint", "authority", StringComparison.Ordinal));
                break;
            case "dropped fact":
                await table.DeleteEntityAsync(mandate, fact.RowKey);
                break;
            default:
                await table.AddEntityAsync(new TableEntity(mandate, "received|Session") { ["Json"] = "{}" });
                break;
        }

        Task RewriteAsync(TableEntity row, Func<string, string> change)
        {
            row["Json"] = change(row.GetString("Json"));
            return table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);
        }
    }

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;

    [GeneratedRegex("(?:Audit|ByTimeline)\\(\\s*\"([a-zA-Z]+)\"")]
    private static partial Regex Recorded();
}
