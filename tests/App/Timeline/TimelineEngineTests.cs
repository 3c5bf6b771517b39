using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Timeline;

public sealed class TimelineEngineTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_page_shows_root_and_phases_with_how_they_stand()
    {
        await app.StartDispatchedAsync("engine", states: 2);

        var html = await PageAsync("engine");

        Assert.Contains("<code>engine</code>", html, StringComparison.Ordinal);
        Assert.Contains("<code>engine:workPlan</code>", html, StringComparison.Ordinal);
        Assert.Contains("✓ completed", html, StringComparison.Ordinal);
        Assert.Contains("<code>engine:questionnaire</code>", html, StringComparison.Ordinal);
        Assert.Contains("<code>QuestionnaireDispatch|questionnaire-dispatch|0|0</code>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("engine:drafting", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallerRoles.Secretariat, true)]
    [InlineData(CallerRoles.Chair, false)]
    [InlineData(CallerRoles.Auditor, false)]
    public async Task Only_the_secretariat_has_it_in_the_menu(CallerRoles role, bool isThere)
    {
        var mandate = $"menu-{role}".ToLowerInvariant();
        await app.StartAsync(mandate, states: 2);
        using var http = await app.EnterAsync(role);

        var page = await http.GetStringAsync(new Uri($"/mandates/{mandate}", UriKind.Relative));

        Assert.Equal(isThere, page.Contains($"/mandates/{mandate}/timeline-engine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suspended_timeline_waits_and_a_resumed_one_makes_up_for_it()
    {
        await app.StartAsync("paused", states: 2);

        using var suspended = await DoAsync("paused", "suspend", "The chair asked for a pause.");
        var board = await app.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        using var resumed = await DoAsync("paused", "resume", "The chair is back.");

        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);
        Assert.Contains("◐ suspended", await suspended.Content.ReadAsStringAsync().ContinueWith(t => WebUtility.HtmlDecode(t.Result), TaskScheduler.Default), StringComparison.Ordinal);
        Assert.Contains("health-stopped", board.Split("<li class=").Single(l => l.Contains("/mandates/paused\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("● running", await PageAsync("paused"), StringComparison.Ordinal);
        Assert.DoesNotContain("◐ suspended", await PageAsync("paused"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminating_takes_the_typed_id_of_the_mandate_and_a_reason_and_is_in_the_audit()
    {
        await app.StartAsync("ended", states: 2);

        using var unconfirmed = await DoAsync("ended", "terminate", "A rehearsal.", "other");
        using var unexplained = await DoAsync("ended", "terminate", "", "ended");
        var before = await PageAsync("ended");
        using var done = await DoAsync("ended", "terminate", "A rehearsal.", "ended");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unconfirmed.StatusCode);
        Assert.Contains("value=\"A rehearsal.\"", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.DoesNotContain("terminated", before, StringComparison.Ordinal);
        Assert.Contains("✕ terminated", await PageAsync("ended"), StringComparison.Ordinal);
        Assert.Contains("terminateTimeline", (await app.GetAsync("/api/mandates/ended/audit")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(new Uri("/api/mandates/ended/audit/verify", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Only_what_has_ended_is_purged_and_the_sweep_then_goes_on_from_the_records()
    {
        await app.StartDispatchedAsync("anew", states: 2);

        using var tooEarly = await DoAsync("anew", "purge", "To begin anew.", "anew");
        using var ended = await DoAsync("anew", "terminate", "To begin anew.", "anew");
        using var purged = await DoAsync("anew", "purge", "To begin anew.", "anew");
        var gone = await PageAsync("anew");
        using var swept = await DoAsync("anew", "sweep");
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);
        Assert.Contains("There is no timeline.", gone, StringComparison.Ordinal);
        Assert.Contains("<code>anew:questionnaire</code>", await PageAsync("anew"), StringComparison.Ordinal);
        Assert.Equal("questionnaire", (await app.GetAsync("/api/mandates/anew/status")).GetProperty("phase").GetString());
    }

    [Fact]
    public async Task A_reason_is_in_the_audit_and_in_no_history()
    {
        await app.StartAsync("unsaid", states: 2);
        foreach (var act in (string[])["suspend", "resume", "terminate"])
        {
            using var done = await DoAsync("unsaid", act, "Ana Almeida of Brazil asked for it.", "unsaid");
            Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        }

        var histories = Encoding.UTF8.GetString(await app.HistoriesAsync());

        Assert.DoesNotContain("Ana Almeida of Brazil", histories, StringComparison.Ordinal);
        Assert.Contains("|terminate", histories, StringComparison.Ordinal);
        Assert.Contains("Ana Almeida of Brazil", (await app.GetAsync("/api/mandates/unsaid/audit")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string mandate) =>
        WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri($"/mandates/{mandate}/timeline-engine?language=en", UriKind.Relative)));

    private async Task<HttpResponseMessage> DoAsync(string mandate, string act, string reason = "", string confirm = "")
    {
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        var answer = await http.SubmitAsync($"/mandates/{mandate}/timeline-engine", $"/mandates/{mandate}/timeline-engine", ("act", act), ("reason", reason), ("confirm", confirm));
        await app.SettleAsync();
        return answer;
    }
}
