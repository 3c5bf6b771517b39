using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Negotiation.Drafts;

public sealed class TranslationPageTests(DraftPageTests.Published app) : IClassFixture<DraftPageTests.Published>
{
    private const string Draft = "/mandates/drafted/drafts/1";
    private const string Page = Draft + "/languages";

    [Fact]
    public async Task A_language_version_is_published_with_its_gaps_shown_and_chosen_by_the_reader()
    {
        using var chair = await app.EnterAsync(CallerRoles.Chair);
        using var ag = await app.EnterAsync("drafted", "ag.mission");
        const string french = "# Plan {#p1}\n\nRenforcer la <i>coopération</i>. {#p2}\n\nTo report. {#p4}";

        var begun = await TextAsync(chair, $"{Page}?from=fr");
        using var strange = await chair.SubmitAsync(Page, Page, ("step", "preview"), ("in", "fr"), ("markdown", "Agir. {#p8}\n\nSe réunir. {#p9}"));
        var refused = await TextAsync(strange);
        using var preview = await chair.SubmitAsync(Page, Page, ("step", "preview"), ("in", "fr"), ("markdown", french));
        var shown = await TextAsync(preview);
        var before = await TextAsync(ag, Draft);
        using var kept = await chair.SubmitAsync(Page, Page, ("step", "confirm"), ("in", "fr"), ("markdown", french));
        using var again = await chair.SubmitAsync(Page, Page, ("step", "preview"), ("in", "fr"), ("markdown", "# Plan {#p1}"));
        var read = await TextAsync(ag, $"{Draft}?text=fr&language=en");

        Assert.Contains("To report. {#p4}", begun, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, strange.StatusCode);
        Assert.Contains("no paragraph 'p8', 'p9'", refused, StringComparison.Ordinal);
        Assert.Contains("Se réunir. {#p9}</textarea>", refused, StringComparison.Ordinal);
        Assert.Contains("DRAFTED/doc.1 (fr) will have words for 3 of 4 paragraphs", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"#a-p3\">2.</a>", shown, StringComparison.Ordinal);
        Assert.Contains("Paragraphs identical to the original: 2.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("?text=fr", before, StringComparison.Ordinal);
        Assert.Contains("✓ DRAFTED/doc.1 (fr) is published.", await TextAsync(kept), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("Renforcer la <i>coopération</i>.", read, StringComparison.Ordinal);
        Assert.Contains("paragraphs missing: 1; out of date: 0", read, StringComparison.Ordinal);
        Assert.Contains("○</span> missing – the original is shown here", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_made_on_a_language_version_belongs_to_the_original()
    {
        using var api = await app.Http.PostAsync(new Uri($"/api{Draft}/languages/pt", UriKind.Relative), new StringContent("# Plano {#p1}\n\nFortalecer a cooperação. {#p2}"));
        using var ag = await app.EnterAsync("drafted", "ag.mission");
        var html = await TextAsync(ag, $"{Draft}?text=pt");
        var place = System.Text.RegularExpressions.Regex.Match(html, "name=\"place\" value=\"(p2\\|[0-9a-f]+)\"").Groups[1].Value;

        using var taken = await ag.SubmitAsync(Draft, $"{Draft}/contributions?text=pt", ("kind", "comment"), ("place", place), ("text", "Muito bem."));
        using var stale = await ag.SubmitAsync(Draft, $"{Draft}/contributions?text=pt", ("kind", "comment"), ("place", "p2|0"), ("text", "Bem <b>."));

        Assert.Equal(HttpStatusCode.Created, api.StatusCode);
        Assert.Contains(">To strengthen cooperation among the states.</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("text=pt", taken.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        Assert.Contains("Fortalecer a cooperação.", await TextAsync(taken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Fortalecer a cooperação.", await TextAsync(stale), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_translation_is_shown_and_confirmed_without_choosing_the_file_again()
    {
        using var chair = await app.EnterAsync(CallerRoles.Chair);
        var word = await app.Http.GetByteArrayAsync(new Uri($"/api{Draft}/document", UriKind.Relative));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await chair.FormTokenAsync(Page)), "token" },
            { new StringContent("es"), "in" },
            { new StringContent("preview"), "step" },
            { new ByteArrayContent(word), "file", "plan.docx" },
        };

        using var preview = await chair.PostAsync(new Uri(Page, UriKind.Relative), form);
        var shown = await TextAsync(preview);
        var carried = System.Text.RegularExpressions.Regex.Match(shown, "name=\"word\" value=\"([^\"]+)\"").Groups[1].Value;
        using var kept = await chair.SubmitAsync(Page, Page, ("step", "confirm"), ("in", "es"), ("word", carried));

        Assert.Contains("DRAFTED/doc.1 (es) will have words for 4 of 4 paragraphs", shown, StringComparison.Ordinal);
        Assert.Equal(word, Convert.FromBase64String(carried));
        Assert.Contains("✓ DRAFTED/doc.1 (es) is published.", await TextAsync(kept), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpClient http, string page) => await TextAsync(await http.GetAsync(new Uri(page, UriKind.Relative)));

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
