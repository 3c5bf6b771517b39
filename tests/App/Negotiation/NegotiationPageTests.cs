using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Negotiation;

public sealed class NegotiationPageTests(NegotiationPageTests.Prepared app) : IClassFixture<NegotiationPageTests.Prepared>
{
    private const string Page = "/mandates/table/negotiation";

    [Fact]
    public async Task The_chair_sees_what_a_decision_does_before_it_is_kept()
    {
        await PublishAsync("table", "# Plan\n\n1. To strengthen cooperation. {#p2}\n\n2. To meet. {#p3}");
        var technical = await ProposeAsync("table", "ag", "p2", "To strengthen technical cooperation.");
        var judicial = await ProposeAsync("table", "ar", "p2", "To strengthen judicial cooperation <b>\u202E.");
        using var chair = await EnterAsync(CallerRoles.Chair);
        var all = await ReadAsync(chair, Page);

        using var open = await DecideAsync(chair, "preview", ("on-" + technical, "accept"), ("status", "agreed"), ("note", "As read out."));
        var refused = WebUtility.HtmlDecode(await open.Content.ReadAsStringAsync());
        using var preview = await DecideAsync(chair, "preview", ("on-" + technical, "accept"), ("on-" + judicial, "reject"), ("status", "agreed"), ("reserves", "ar"), ("reservation", "In favour of judicial."));
        var effect = WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync());
        var before = await ReadAsync(chair, Page);
        using var kept = await DecideAsync(chair, "confirm", ("on-" + technical, "accept"), ("on-" + judicial, "reject"), ("status", "agreed"), ("reserves", "ar"), ("reservation", "In favour of judicial."));
        var after = WebUtility.HtmlDecode(await kept.Content.ReadAsStringAsync());

        Assert.Contains("Antigua and Barbuda", all, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\u202E", all, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.StatusCode);
        Assert.Contains("The paragraph is still open", refused, StringComparison.Ordinal);
        Assert.Contains(">As read out.</textarea>", refused, StringComparison.Ordinal);
        Assert.Contains("Open brackets in the whole text: 3 before, 0 after.", effect, StringComparison.Ordinal);
        Assert.Contains($"<input type=\"hidden\" name=\"on-{technical}\" value=\"accept\" />", effect, StringComparison.Ordinal);
        Assert.Contains("<strong>3</strong> open brackets", before, StringComparison.Ordinal);
        Assert.Contains("The decision is recorded.", after, StringComparison.Ordinal);
        Assert.Contains("<strong>0</strong> open brackets", after, StringComparison.Ordinal);
        Assert.Contains("Argentina reserved its position: In favour of judicial.", after, StringComparison.Ordinal);
        Assert.Contains("To strengthen <ins>technical </ins>cooperation.", await ReadAsync(chair, $"{Page}?view=changes&language=fr"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"p2\"", await ReadAsync(chair, $"{Page}?view=clean&open=true"), StringComparison.Ordinal);
        using var mission = await app.EnterAsync("table", "ag.mission");
        using var hidden = await mission.GetAsync(new Uri($"{Page}/p2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains("/mandates/table/drafts/1?at=p3#p3", await ReadAsync(mission, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_with_many_proposals_comes_in_parts()
    {
        await PublishAsync("longtext", string.Join("\n\n", Enumerable.Range(1, 200).Select(i => $"{i}. To strengthen cooperation in the field numbered {i}. {{#p{i}}}")));
        foreach (var state in new[] { "ag", "ar", "bs" })
        {
            using var http = await app.EnterAsync("longtext", $"{state}.mission");
            for (var i = 1; i <= 40; i++)
            {
                await ProposeAsync(http, "longtext", $"p{i}", $"To strengthen the good cooperation of {state} in the field numbered {i}.");
            }
        }

        using var chair = app.Officer(CallerRoles.Chair);
        var first = await chair.GetStringAsync(new Uri("/mandates/longtext/negotiation", UriKind.Relative));
        var last = await chair.GetStringAsync(new Uri("/mandates/longtext/negotiation?at=p200", UriKind.Relative));
        var clean = await chair.GetStringAsync(new Uri("/mandates/longtext/negotiation?view=clean", UriKind.Relative));

        Assert.All([first, last, clean], html => Assert.InRange(html.Length, 1, 100_000));
        Assert.Contains("id=\"p200\"", last, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"p200\"", first, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient chair, string step, params (string, string)[] fields) =>
        chair.SubmitAsync($"{Page}/p2", $"{Page}/p2", [("step", step), ("draft", "1"), ("meeting", "formal-2012-03-29"), .. fields]);

    private static async Task<string> ReadAsync(HttpClient http, string page) => WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(page, UriKind.Relative)));

    private async Task PublishAsync(string mandate, string draft)
    {
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 3, 29, 11)));
        using var answer = await app.Http.PostAsync(new Uri($"/api/mandates/{mandate}/drafts", UriKind.Relative), new StringContent(draft));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.SettleAsync();
    }

    private async Task<string> ProposeAsync(string mandate, string state, string paragraph, string text)
    {
        using var http = await app.EnterAsync(mandate, $"{state}.mission");
        return await ProposeAsync(http, mandate, paragraph, text);
    }

    private async Task<string> ProposeAsync(HttpClient http, string mandate, string paragraph, string text)
    {
        var read = (await app.GetAsync($"/api/mandates/{mandate}/drafts/1")).GetProperty("paragraphs").EnumerateArray().First(p => p.GetProperty("id").GetString() == paragraph);
        using var answer = await http.PostAsJsonAsync($"/api/mandates/{mandate}/contributions", new { kind = "proposedAmendment", draft = 1, paragraph, text, @base = read.GetProperty("sha256").GetString() });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contribution").GetProperty("id").GetString()!;
    }

    // With a cookie, as a browser: a bearer is lost where a form leads on.
    private async Task<HttpClient> EnterAsync(CallerRoles role)
    {
        var http = app.Stranger();
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(app.Host.LinkOf(role).Fragment[1..]));
        Assert.True(answer.IsSuccessStatusCode);
        return http;
    }

    /// <summary>Two mandates that begin together, so that the later moments of one do not find the other unbegun.</summary>
    public sealed class Prepared : RunningApp
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await StartOpenAsync("longtext", states: 5);
            await StartDispatchedAsync("table", states: 3);
        }
    }
}
