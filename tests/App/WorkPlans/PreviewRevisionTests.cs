namespace Mandates.App.Tests.WorkPlans;

public class PreviewRevisionTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly object Moved = new { change = "move", id = "reply-deadline", date = "2012-03-01" };

    private Task<HttpResponseMessage> SendAsync(string path, params object[] changes) =>
        app.PostAsync($"/api/mandates/{path}", new { @base = 0, changes, reason = "The capitals ask for time.", decision = "Meeting of 16 February" });

    private static string[] Acts(JsonElement preview, string list) =>
        [.. preview.GetProperty(list).EnumerateArray().Select(line => line.TryGetProperty("act", out var act) ? act : line).Select(act => $"{act.GetProperty("reason").GetString()} {act.GetProperty("atLocal").GetString()}")];

    [Fact]
    public async Task A_preview_says_what_the_revision_will_do_and_it_does_that()
    {
        await app.StartDispatchedAsync("foretold", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 17));

        using var answer = await SendAsync("foretold/plan/revisions/preview", Moved);
        var preview = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(preview.GetProperty("canBeConfirmed").GetBoolean());
        Assert.Equal(["deadlineChange 2012-02-17T09:00:00"], Acts(preview, "atOnce"));
        Assert.Equal(["reminder 2012-02-23T09:00:00"], Acts(preview, "added"));
        Assert.Equal(
            ["reminder 2012-02-27T09:00:00", "reminder 2012-02-29T09:00:00", "reminder 2012-03-01T09:00:00", "deadlineReached 2012-03-01T23:59:59", "overdue 2012-03-02T09:00:00", "draftRequest 2012-03-02T09:00:00"],
            Acts(preview, "replanned"));
        Assert.Empty(Acts(preview, "withdrawn"));
        var entry = Assert.Single(preview.GetProperty("calendar").EnumerateArray());
        Assert.Equal(("2012-02-23T23:59:59", "2012-03-01T23:59:59"), (entry.GetProperty("from").GetString(), entry.GetProperty("to").GetString()));
        await NothingHappenedAsync("foretold");

        using var confirmed = await SendAsync("foretold/plan/revisions", Moved);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 3));

        Assert.Equal(HttpStatusCode.Created, confirmed.StatusCode);
        var sent = (await app.GetAsync("/api/mandates/foretold/notices")).EnumerateArray()
            .Where(n => n.GetProperty("contact").GetString() == "ec.mission" && n.GetProperty("at").GetDateTime() >= new DateTime(2012, 2, 17))
            .Select(n => $"{n.GetProperty("reason").GetString()} {n.GetProperty("at").GetDateTime():MM-dd}").Where(n => !n.StartsWith("meeting", StringComparison.Ordinal)).Order();
        Assert.Equal(["deadlineChange 02-17", "overdue 03-02", "reminder 02-23", "reminder 02-27", "reminder 02-29", "reminder 03-01"], sent);
        using var again = await SendAsync("foretold/plan/revisions/preview", Moved);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task A_preview_names_the_checks_that_would_fail()
    {
        await app.StartAsync("failing", states: 2);

        using var answer = await SendAsync("failing/plan/revisions/preview", new { change = "cancel", id = "formal-2012-04-19" }, new { change = "cancel", id = "formal-2012-03-29" });
        using var refused = await SendAsync("failing/plan/revisions", new { change = "cancel", id = "formal-2012-04-19" }, new { change = "cancel", id = "formal-2012-03-29" });

        var preview = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(preview.GetProperty("canBeConfirmed").GetBoolean());
        Assert.Contains("no-meeting-approves", preview.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await NothingHappenedAsync("failing");
    }

    private async Task NothingHappenedAsync(string mandate)
    {
        await app.SettleAsync();
        Assert.Equal(0, (await app.GetAsync($"/api/mandates/{mandate}/status")).GetProperty("planRevision").GetInt32());
        Assert.DoesNotContain((await app.GetAsync($"/api/mandates/{mandate}/notices")).EnumerateArray(), n => n.GetProperty("reason").GetString() == "deadlineChange");
    }
}
