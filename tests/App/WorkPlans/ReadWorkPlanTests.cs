namespace Mandates.App.Tests.WorkPlans;

public sealed class ReadWorkPlanTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_delegation_reads_each_revision_on_a_page_and_takes_it_away()
    {
        await app.StartDispatchedAsync("read-plan", states: 3);
        using var revised = await app.PostAsync("/api/mandates/read-plan/plan/revisions", new
        {
            changes = new[] { new { change = "move", id = "informal-2012-03-21", date = "2012-03-22" } },
            reason = "The room is taken.",
            @base = 0,
        });
        Assert.Equal(HttpStatusCode.Created, revised.StatusCode);
        using var ag = await app.EnterAsync("read-plan", "ag.mission");

        var page = await ReadAsync(ag, "/mandates/read-plan/work-plan?language=en");
        var older = await ReadAsync(ag, "/mandates/read-plan/work-plan?language=es&revision=0");
        var printed = await ReadAsync(ag, "/api/mandates/read-plan/plan/print?language=fr&revision=0");
        using var word = await ag.GetAsync(new Uri("/api/mandates/read-plan/plan/document?language=pt", UriKind.Relative));
        var community = await ReadAsync(ag, "/mandates/read-plan/community?language=en");

        Assert.Contains("READ-PLAN/doc.7 rev.1", page, StringComparison.Ordinal);
        Assert.Contains("Move: informal meeting of 21 March 2012 → 22 March 2012", page, StringComparison.Ordinal);
        Assert.Contains("Denys Toscano Amores", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rev.1", older, StringComparison.Ordinal);
        Assert.Contains("La revisión 1 está en vigor.", older, StringComparison.Ordinal);
        Assert.Contains("lang=\"fr\"", printed, StringComparison.Ordinal);
        Assert.Equal("read-plan-work-plan-1-pt.docx", word.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("/mandates/read-plan/work-plan", community, StringComparison.Ordinal);
        foreach (var wrong in new[] { "2", "-1", "x", "99999999999" })
        {
            using var nothing = await ag.GetAsync(new Uri($"/mandates/read-plan/work-plan?revision={wrong}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        }
    }

    private static async Task<string> ReadAsync(HttpClient http, string address) =>
        WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(address, UriKind.Relative)));
}
