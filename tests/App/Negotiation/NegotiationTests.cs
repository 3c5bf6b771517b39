using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Negotiation;

public sealed class NegotiationTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string First = "# Plan\n\n1. To strengthen cooperation among the states.\n\n2. To meet every year in the capital of a member state.";
    private const string Hostile = "To <script>alert(1)</script> meet every\u202E year\u200B in the capital of a member state.";

    [Fact]
    public async Task Contributions_are_taken_supported_decided_and_carried_to_the_next_version()
    {
        await app.StartDispatchedAsync("nego", states: 3);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var ag = await app.EnterAsync("nego", "ag.mission");
        using var ar = await app.EnterAsync("nego", "ar.mission");
        using var chair = app.Officer(CallerRoles.Chair);
        using var early = await ContributeAsync(ag, "comment", "p2", "Too soon.", new string('0', 64));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await PublishAsync(First);
        var read = await BasesAsync(1);

        var mine = await IdAsync(await ContributeAsync(ag, "proposedAmendment", "p2", "To strengthen technical cooperation among the states.", read["p2"]));
        var same = await IdAsync(await ContributeAsync(ag, "proposedAmendment", "p2", "To strengthen technical cooperation among the states.", read["p2"], HttpStatusCode.OK));
        var other = await IdAsync(await ContributeAsync(ar, "proposedAmendment", "p2", "To strengthen coordination among the states.", read["p2"]));
        var hostile = await IdAsync(await ContributeAsync(ar, "proposedAmendment", "p3", Hostile, read["p3"]));
        using var wrong = await ContributeAsync(ar, "comment", "p2", " ", read["p2"]);
        using var own = await ag.PutAsJsonAsync($"/api/mandates/nego/contributions/{mine}/support", new { });
        using var support = await ar.PutAsJsonAsync($"/api/mandates/nego/contributions/{mine}/support", new { });
        using var notMine = await ag.PostAsJsonAsync($"/api/mandates/nego/contributions/{other}/withdrawal", new { });

        Assert.Equal(mine, same);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Equal(HttpStatusCode.OK, support.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, notMine.StatusCode);
        var page = await app.Http.GetStringAsync(new Uri("/api/mandates/nego/negotiation/print", UriKind.Relative));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var printed = WebUtility.HtmlDecode(Regex.Replace(page[page.IndexOf("<main>", StringComparison.Ordinal)..], "<[^>]+>", ""));
        Assert.Contains("To strengthen [cooperation] [technical cooperation – Antigua and Barbuda, Argentina] [coordination – Argentina] among the states.", printed, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", printed, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', printed);
        var brackets = (await app.GetAsync("/api/mandates/nego/status")).GetProperty("openBrackets").GetInt32();
        Assert.Equal(printed.Count(c => c == '['), brackets);
        Assert.Equal(brackets, await OnTheBoardAsync());

        await app.AdvanceToAsync(RunningApp.At(2012, 3, 29, 11));
        using var both = await DecideAsync(chair, new { draft = 1, paragraph = "p2", meeting = "formal-2012-03-29", accept = new[] { mine, other } });
        using var open = await DecideAsync(chair, new { draft = 1, paragraph = "p2", meeting = "formal-2012-03-29", accept = new[] { mine }, status = "agreed" });
        using var decided = await DecideAsync(chair, new { draft = 1, paragraph = "p2", meeting = "formal-2012-03-29", accept = new[] { mine }, reject = new[] { other }, status = "agreed" });
        using var again = await DecideAsync(chair, new { draft = 1, paragraph = "p2", meeting = "formal-2012-03-29", accept = new[] { mine }, reject = new[] { other }, status = "agreed" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.StatusCode);
        Assert.Equal(HttpStatusCode.Created, decided.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal((await app.GetAsync("/api/mandates/nego/status")).GetProperty("openBrackets").GetInt32(), await OnTheBoardAsync());
        Assert.InRange(await OnTheBoardAsync(), 1, brackets - 1);
        var clean = await app.Http.GetStringAsync(new Uri("/api/mandates/nego/negotiation/clean.md", UriKind.Relative));
        Assert.Contains("To strengthen technical cooperation among the states. {#p2}", clean, StringComparison.Ordinal);

        // The one that is open has lost its words, and its brackets with them.
        await PublishAsync(clean.Replace("every year", "twice a year", StringComparison.Ordinal));
        Assert.Equal(0, await OnTheBoardAsync());
        using var stale = await ContributeAsync(ag, "comment", "p3", "On the old words.", read["p3"]);
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>();
        var now = await BasesAsync(2);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("twice a year", problem.GetProperty("current").GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Equal(now["p3"], problem.GetProperty("current").GetProperty("sha256").GetString());

        var view = await app.GetAsync("/api/mandates/nego/negotiation");
        Assert.Equal(hostile, Assert.Single(view.GetProperty("toReanchor").EnumerateArray()).GetString());
        Assert.Equal("agreed", view.GetProperty("text").GetProperty("lines")[1].GetProperty("status").GetString());
        Assert.Equal(0, view.GetProperty("openBrackets").GetInt32());
        using var bare = await ar.PostAsJsonAsync($"/api/mandates/nego/contributions/{hostile}/anchor", new { paragraph = "p3", @base = now["p3"] });
        using var anchored = await ar.PostAsJsonAsync($"/api/mandates/nego/contributions/{hostile}/anchor", new { paragraph = "p3", @base = now["p3"], text = "To meet twice a year on line in the capital of a member state." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Equal(HttpStatusCode.OK, anchored.StatusCode);
        Assert.Equal(1, (await app.GetAsync("/api/mandates/nego/status")).GetProperty("openBrackets").GetInt32());

        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 10));
        using var late = await ContributeAsync(ag, "comment", "p3", "Too late.", now["p3"]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.True((await app.GetAsync("/api/mandates/nego/audit/verify")).GetProperty("holds").GetBoolean());
    }

    private async Task<int> OnTheBoardAsync() =>
        (await app.GetAsync("/api/mandates")).EnumerateArray().Single(m => m.GetProperty("id").GetString() == "nego").GetProperty("openBrackets").GetInt32();

    private async Task PublishAsync(string markdown)
    {
        using var answer = await app.Http.PostAsync(new Uri("/api/mandates/nego/drafts", UriKind.Relative), new StringContent(markdown));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.SettleAsync();
    }

    private async Task<Dictionary<string, string>> BasesAsync(int version) =>
        (await app.GetAsync($"/api/mandates/nego/drafts/{version}")).GetProperty("paragraphs").EnumerateArray()
            .ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("sha256").GetString()!);

    private static Task<HttpResponseMessage> ContributeAsync(HttpClient by, string kind, string paragraph, string text, string read) =>
        by.PostAsJsonAsync("/api/mandates/nego/contributions", new { kind, draft = 1, paragraph, text, @base = read });

    private static async Task<HttpResponseMessage> ContributeAsync(HttpClient by, string kind, string paragraph, string text, string read, HttpStatusCode expected)
    {
        var answer = await ContributeAsync(by, kind, paragraph, text, read);
        Assert.Equal(expected, answer.StatusCode);
        return answer;
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient chair, object decision) =>
        chair.PostAsJsonAsync("/api/mandates/nego/negotiation/decisions", decision);

    private static async Task<string> IdAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contribution").GetProperty("id").GetString()!;
        }
    }
}
