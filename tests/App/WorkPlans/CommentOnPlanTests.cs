namespace Mandates.App.Tests.WorkPlans;

public sealed class CommentOnPlanTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task All_delegations_and_officers_read_what_one_said_and_the_audit_keeps_who()
    {
        await app.StartAsync("said-of-plan", states: 3);
        using var ag = await app.EnterAsync("said-of-plan", "ag.mission");
        using var ar = await app.EnterAsync("said-of-plan", "ar.mission");

        using var first = await SendAsync(ag, "said-of-plan", " Two meetings are too few.\n<b>Please</b> add one. ");
        using var again = await SendAsync(ag, "said-of-plan", "Two meetings are too few.\n<b>Please</b> add one.");
        using var form = await ar.SubmitAsync("/mandates/said-of-plan/work-plan", "/mandates/said-of-plan/work-plan", ("text", "We agree."));
        var read = await app.GetAsync("/api/mandates/said-of-plan/plan/comments");
        var page = await ar.GetStringAsync(new Uri("/mandates/said-of-plan/work-plan?language=en", UriKind.Relative));
        var officer = await app.Http.GetStringAsync(new Uri("/mandates/said-of-plan/work-plan?language=en", UriKind.Relative));
        var audit = (await app.GetAsync("/api/mandates/said-of-plan/audit?act=commentOnPlan")).GetProperty("records");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.True(form.IsSuccessStatusCode);
        Assert.Equal(["ag", "ar"], read.EnumerateArray().Select(c => c.GetProperty("state").GetString()));
        Assert.Contains("&lt;b&gt;Please&lt;/b&gt; add one.", page, StringComparison.Ordinal);
        Assert.Contains("We agree.", officer, StringComparison.Ordinal);
        Assert.Contains("name=\"text\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"text\"", officer, StringComparison.Ordinal);
        Assert.Equal(["ag.mission", "ar.mission"], audit.EnumerateArray().Select(r => r.GetProperty("deed").GetProperty("who").GetString()));
        Assert.DoesNotContain("too few", audit.GetRawText(), StringComparison.Ordinal);
        Assert.True((await app.GetAsync("/api/mandates/said-of-plan/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task What_is_empty_too_long_or_one_too_many_is_refused_with_the_remedy()
    {
        await app.StartAsync("bounded", states: 3);
        using var ag = await app.EnterAsync("bounded", "ag.mission");
        using var empty = await SendAsync(ag, "bounded", " \u200B ");
        using var tooLong = await SendAsync(ag, "bounded", new string('x', CommentRules.MostCharacters + 1));
        using var shown = await ag.SubmitAsync("/mandates/bounded/work-plan?language=es", "/mandates/bounded/work-plan?language=es", ("text", new string('x', CommentRules.MostCharacters + 1)));
        for (var i = 0; i < CommentRules.MostPerState; i++)
        {
            using var taken = await SendAsync(ag, "bounded", $"Comment {i}");
            Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        }

        using var more = await SendAsync(ag, "bounded", "One more.");

        Assert.All([empty, tooLong, shown, more], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Contains("El comentario no quedó registrado.", WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string mandate, string text) =>
        http.PostAsJsonAsync($"/api/mandates/{mandate}/plan/comments", new { text });
}
