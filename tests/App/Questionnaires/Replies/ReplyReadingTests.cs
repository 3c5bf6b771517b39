namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>A version of a reply is read on a page: by its delegation and by officers, and with what it changed.</summary>
public sealed class ReplyReadingTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Each_version_reads_as_its_questions_and_tells_what_it_changed()
    {
        await StartAsync("reading");
        using var mission = await app.EnterAsync("reading", "ag.mission");
        await ReplyForms.SendAsync(mission, "reading", "ag", "submit", ReplyForms.Answers("Ministry <b>"), "annex.pdf");

        var first = await ReadAsync(mission, "/mandates/reading/states/ag/replies/1?language=fr");
        var form = await ReadAsync(mission, "/mandates/reading/states/ag/reply?language=en");
        await ReplyForms.SendAsync(mission, "reading", "ag", "submit", [.. ReplyForms.Answers("Another ministry"), ("reason", "It was renamed.")]);
        var second = await ReadAsync(app.Http, "/mandates/reading/states/ag/replies/2?language=en");

        Assert.Contains("Ministry &lt;b&gt;", first, StringComparison.Ordinal);
        Assert.Contains("a) Oui", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/mandates/reading/states/ag/replies/1/files/2\"", first, StringComparison.Ordinal);
        Assert.Contains("The fields below start from version 1.", form, StringComparison.Ordinal);
        Assert.Contains("Ministry &lt;b&gt;", form, StringComparison.Ordinal);
        Assert.Contains("annex.pdf", form, StringComparison.Ordinal);
        Assert.Contains("What is different from version 1 is marked.", second, StringComparison.Ordinal);
        Assert.Contains("Another ministry", second, StringComparison.Ordinal);
        Assert.Contains("Version 1 said", second, StringComparison.Ordinal);
        Assert.Contains("Ministry &lt;b&gt;", second, StringComparison.Ordinal);
        Assert.Contains("annex.pdf", second, StringComparison.Ordinal);
        Assert.Contains("It was renamed.", second, StringComparison.Ordinal);
        Assert.All(new[] { first, form, second }, page => Assert.DoesNotContain("answers.json", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_linked_from_where_a_reader_meets_the_reply()
    {
        await StartAsync("linked");
        await app.ReplyAsync("linked", "ar", [2]);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24));
        await app.ReplyAsync("linked", "ag", [1]);
        using var mission = await app.EnterAsync("linked", "ag.mission");
        const string Link = "href=\"/mandates/linked/states/ag/replies/1\"";
        var receipt = (await app.GetAsync("/api/mandates/linked/replies")).EnumerateArray().Single(r => r.GetProperty("state").GetString() == "ag").GetProperty("number").GetString();

        Assert.Contains(Link, await ReadAsync(mission, "/mandates/linked/states/ag"), StringComparison.Ordinal);
        Assert.Contains(Link, await ReadAsync(mission, "/mandates/linked/states/ag/reply"), StringComparison.Ordinal);
        Assert.Contains(Link, await ReadAsync(mission, $"/receipts/{receipt}"), StringComparison.Ordinal);
        Assert.Contains(Link, await ReadAsync(app.Http, "/mandates/linked/late-replies"), StringComparison.Ordinal);
        Assert.Contains("href=\"/mandates/linked/states/ar/replies/1\"", await ReadAsync(app.Http, "/mandates/linked/compilations"), StringComparison.Ordinal);
        using var stranger = app.Stranger();
        Assert.DoesNotContain(Link, await ReadAsync(stranger, $"/receipts/{receipt}"), StringComparison.Ordinal);
    }

    private async Task StartAsync(string mandate)
    {
        await app.StartDispatchedAsync(mandate, states: 3);
        await SampleQuestionnaire.PublishAsync(app, mandate);
    }

    private static Task<string> ReadAsync(HttpClient http, string page) => http.GetStringAsync(new Uri(page, UriKind.Relative));
}
