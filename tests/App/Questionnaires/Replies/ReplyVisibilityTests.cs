using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>A state says who may read its reply, and may change it until the first draft is published.</summary>
public sealed class ReplyVisibilityTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_plans_default_is_taken_and_the_state_changes_it_with_an_audit_entry()
    {
        await app.StartDispatchedAsync("chosen", states: 3);
        await app.ReplyAsync("chosen", "ag", [1]);
        using var mission = await app.EnterAsync("chosen", "ag.mission");

        var first = await ViewAsync(mission, "chosen", "ag");
        using var changed = await ChangeAsync(mission, "chosen", "ag", "secretariat");
        using var again = await ChangeAsync(mission, "chosen", "ag", "secretariat");
        using var none = await ChangeAsync(await app.EnterAsync("chosen", "ar.mission"), "chosen", "ar", "shared");

        Assert.Equal(("shared", true), first);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        Assert.Equal(("secretariat", true), await ViewAsync(mission, "chosen", "ag"));
        var audit = await app.GetAsync("/api/mandates/chosen/audit?act=changeReplyVisibility");
        Assert.Equal(1, audit.GetProperty("records").GetArrayLength());
        Assert.Contains("secretariat", audit.ToString(), StringComparison.Ordinal);
        Assert.Equal(["ar"], await RefusedAsync("chosen"));
    }

    [Fact]
    public async Task It_is_said_with_the_submission_and_holds_for_later_versions()
    {
        await app.StartDispatchedAsync("said-so", states: 3);
        await SampleQuestionnaire.PublishAsync(app, "said-so");
        using var mission = await app.EnterAsync("said-so", "ag.mission");

        await ReplyForms.SendAsync(mission, "said-so", "ag", "submit", [.. ReplyForms.Answers("Ministry"), ("visibility", "secretariat")]);
        await ReplyForms.SendAsync(mission, "said-so", "ag", "submit", [.. ReplyForms.Answers("Other"), ("reason", "Renamed.")]);
        using var unknown = await ReplyForms.SendAsync(mission, "said-so", "ag", "submit", [.. ReplyForms.Answers("Third"), ("reason", "Again."), ("visibility", "everybody")]);
        using var file = Files.Pdf("one");
        using var program = await (await app.EnterAsync("said-so", "ar.mission")).PutAsync(new Uri("/api/mandates/said-so/states/ar/reply?visibility=secretariat", UriKind.Relative), file);

        Assert.Equal(("secretariat", true), await ViewAsync(mission, "said-so", "ag"));
        Assert.Equal(2, (await app.GetAsync("/api/mandates/said-so/replies")).EnumerateArray().Count(r => r.GetProperty("state").GetString() == "ag"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Created, program.StatusCode);
        Assert.Equal(("secretariat", true), await ViewAsync(app.Http, "said-so", "ar"));
    }

    [Fact]
    public async Task What_is_chosen_and_saved_is_there_when_somebody_else_submits()
    {
        await app.StartDispatchedAsync("saved", states: 3);
        await SampleQuestionnaire.PublishAsync(app, "saved");
        using var focalPoint = await app.EnterAsync("saved", await app.FocalPointAsync("saved", "ag", "one@ag.example"));
        using var mission = await app.EnterAsync("saved", "ag.mission");

        await ReplyForms.SendAsync(focalPoint, "saved", "ag", "save", [.. ReplyForms.Answers("Ministry"), ("visibility", "secretariat")]);
        var page = await mission.GetStringAsync(new Uri("/mandates/saved/states/ag/reply?language=en", UriKind.Relative));
        await ReplyForms.SendAsync(mission, "saved", "ag", "submit", ReplyForms.Answers("Ministry"));

        Assert.Matches("value=\"secretariat\" checked", page);
        Assert.Equal(("secretariat", true), await ViewAsync(mission, "saved", "ag"));
    }

    [Fact]
    public async Task The_same_reply_sent_again_for_other_readers_is_no_new_version()
    {
        await app.StartDispatchedAsync("again", states: 3);
        using var mission = await app.EnterAsync("again", "ag.mission");

        var statuses = new List<HttpStatusCode>();
        foreach (var query in new[] { "", "?visibility=secretariat", "?visibility=secretariat", "" })
        {
            using var file = Files.Pdf("the same");
            using var answer = await mission.PutAsync(new Uri($"/api/mandates/again/states/ag/reply{query}", UriKind.Relative), file);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], statuses);
        Assert.Equal(("secretariat", true), await ViewAsync(mission, "again", "ag"));
    }

    [Fact]
    public async Task After_the_first_draft_it_stays_but_for_a_state_that_replies_then()
    {
        await app.StartDispatchedAsync("fixed", states: 3);
        await app.ReplyAsync("fixed", "ag", [1]);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/fixed/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo meet."));
        draft.EnsureSuccessStatusCode();
        using var mission = await app.EnterAsync("fixed", "ag.mission");

        using var refused = await ChangeAsync(mission, "fixed", "ag", "secretariat");
        using var file = Files.Pdf("two");
        using var correction = await mission.PutAsync(new Uri("/api/mandates/fixed/states/ag/reply?visibility=secretariat", UriKind.Relative), file);
        using var lateFile = Files.Pdf("late");
        using var late = await (await app.EnterAsync("fixed", "ar.mission")).PutAsync(new Uri("/api/mandates/fixed/states/ar/reply?visibility=secretariat", UriKind.Relative), lateFile);
        var page = await mission.GetStringAsync(new Uri("/mandates/fixed/states/ag/reply?language=en", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The first draft has been published.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, correction.StatusCode);
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
        Assert.Contains("It can no longer be changed", page, StringComparison.Ordinal);
        Assert.Equal(("shared", false), await ViewAsync(mission, "fixed", "ag"));
        Assert.Equal(("secretariat", false), await ViewAsync(app.Http, "fixed", "ar"));
        Assert.All(await RefusedAsync("fixed"), about => Assert.Equal("ag", about));
        Assert.NotEmpty(await RefusedAsync("fixed"));
        Assert.True((await app.GetAsync("/api/mandates/fixed/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task The_form_on_the_page_of_a_version_changes_it_too()
    {
        await app.StartDispatchedAsync("form", states: 3);
        await app.ReplyAsync("form", "ag", [1]);
        using var mission = await app.EnterAsync("form", "ag.mission");
        const string Page = "/mandates/form/states/ag/replies/1";

        using var changed = await mission.SubmitAsync(Page, "/mandates/form/states/ag/visibility", ("version", "1"), ("visibility", "secretariat"));
        using var unsaid = await mission.SubmitAsync(Page, "/mandates/form/states/ag/visibility", ("version", "1"));

        Assert.Contains("Changed, for all versions", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        Assert.Equal(("secretariat", true), await ViewAsync(mission, "form", "ag"));
        Assert.DoesNotContain("name=\"visibility\"", await app.Http.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_on_paper_is_for_whom_the_paper_says()
    {
        await app.StartDispatchedAsync("on-paper", states: 3);
        using var chair = app.Officer(CallerRoles.Chair);
        foreach (var (state, said) in new[] { ("ag", "&visibility=secretariat"), ("ar", "") })
        {
            var address = $"/api/mandates/on-paper/states/{state}/replies-on-behalf";
            using var scan = Files.Pdf("scan", "note.pdf");
            using var recorded = await app.Http.PutAsync(new Uri($"{address}?channel=paper&reference=NV&receivedAt={RunningApp.Local(app.Now)}{said}", UriKind.Relative), scan);
            using var confirmed = await chair.PutAsJsonAsync($"{address}/1/confirmation", new { });
            Assert.Equal(HttpStatusCode.Created, confirmed.StatusCode);
        }

        Assert.Equal(("secretariat", true), await ViewAsync(app.Http, "on-paper", "ag"));
        Assert.Equal(("shared", true), await ViewAsync(app.Http, "on-paper", "ar"));
    }

    private async Task<string[]> RefusedAsync(string mandate) =>
        [.. (await app.GetAsync($"/api/mandates/{mandate}/audit?act=refuseReplyVisibility")).GetProperty("records").EnumerateArray().Select(r => $"{r.GetProperty("deed").GetProperty("about")[0]}")];

    private static async Task<(string? Visibility, bool MayChange)> ViewAsync(HttpClient http, string mandate, string state)
    {
        var view = await http.GetFromJsonAsync<JsonElement>($"/api/mandates/{mandate}/states/{state}/visibility");
        return (view.GetProperty("visibility").GetString(), view.GetProperty("mayChange").GetBoolean());
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient http, string mandate, string state, string visibility) =>
        http.PutAsJsonAsync($"/api/mandates/{mandate}/states/{state}/visibility", new { visibility });
}
