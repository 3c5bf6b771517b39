using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Negotiation.Drafts;

public sealed partial class DraftPageTests(DraftPageTests.Published app) : IClassFixture<DraftPageTests.Published>
{
    private const string Page = "/mandates/drafted/drafts/1";
    private const string Hostile = "<script>alert(1)</script> \u202Eright to left " + "looooooooooooooooooooooooooooooooooooooooooooooooooooooooooooong";

    [Fact]
    public async Task A_delegation_proposes_beside_the_paragraph_and_withdraws_what_it_proposed()
    {
        using var ag = await app.EnterAsync("drafted", "ag.mission");

        using var proposed = await ProposeAsync(ag, "proposedAmendment", "p2", "To strengthen technical cooperation among the states.");
        var html = await TextAsync(proposed);
        var id = On().Match(proposed.RequestMessage!.RequestUri!.Query).Groups[1].Value;
        using var withdrawn = await ag.SubmitAsync(Page, $"{Page}/contributions/change", ("withdraw", id));
        var after = await TextAsync(withdrawn);

        Assert.Equal(HttpStatusCode.OK, proposed.StatusCode);
        Assert.Contains("✓ Recorded.", html, StringComparison.Ordinal);
        Assert.Contains("<ins>technical </ins>", html, StringComparison.Ordinal);
        Assert.Contains("✓ Withdrawn.", after, StringComparison.Ordinal);
        Assert.Contains("✕</span> withdrawn", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_state_supports_a_proposal_and_may_end_its_support()
    {
        using var ag = await app.EnterAsync("drafted", "ag.mission");
        using var ar = await app.EnterAsync("drafted", "ar.mission");
        using var proposed = await ProposeAsync(ag, "newText", "p2", "To train together.");
        var id = On().Match(proposed.RequestMessage!.RequestUri!.Query).Groups[1].Value;

        using var supported = await ar.SubmitAsync(Page, $"{Page}/contributions/change", ("support", id));
        using var ended = await ar.SubmitAsync(Page, $"{Page}/contributions/change", ("end", id));
        using var own = await ag.SubmitAsync(Page, $"{Page}/contributions/change", ("support", id));

        Assert.Contains("Con el apoyo de Argentina", await TextAsync(supported), StringComparison.Ordinal);
        Assert.DoesNotContain("Con el apoyo de Argentina", await TextAsync(ended), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
    }

    [Fact]
    public async Task What_is_refused_stands_in_its_form_again()
    {
        using var ag = await app.EnterAsync("drafted", "ag.mission");

        using var refused = await ProposeAsync(ag, "proposedAmendment", "p3", "To meet every year in the capital of a member state.", "We like it so.");
        var html = await TextAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("The amendment changes no word", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#proposedAmendment-p3\"", html, StringComparison.Ordinal);
        Assert.Contains(">We like it so.</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words_in_every_language()
    {
        using var ag = await app.EnterAsync("drafted", "ag.mission");
        using var _ = await ProposeAsync(ag, "comment", "p4", Hostile);

        foreach (var language in new[] { "en", "es", "fr", "pt" })
        {
            var html = await TextAsync(await ag.GetAsync(new Uri($"{Page}?language={language}", UriKind.Relative)), raw: true);
            Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', WebUtility.HtmlDecode(html));
        }
    }

    [Fact]
    public async Task A_stale_base_shows_the_new_words_beside_the_typed_ones()
    {
        await app.PublishAsync("stale", "# Plan\n\n1. To act. {#p2}\n\n2. To meet. {#p3}");
        using var ag = await app.EnterAsync("stale", "ag.mission");
        const string page = "/mandates/stale/drafts/1";
        var (act, meet) = (await PlaceAsync(ag, page, "p2"), await PlaceAsync(ag, page, "p3"));
        using var early = await SubmitAsync(ag, page, "proposedAmendment", act, "To act soon.");
        await app.PublishAsync("stale", "# Plan\n\n1. To act together. {#p2}\n\n2. To agree. {#p4}");

        using var late = await SubmitAsync(ag, page, "proposedAmendment", act, "To act now.", "It is urgent.");
        var html = await TextAsync(late);
        using var again = await SubmitAsync(ag, page, "proposedAmendment", await PlaceAsync(html, "p2"), "To act together now.");
        using var gone = await SubmitAsync(ag, page, "comment", meet, "Where?");
        var homeless = await TextAsync(gone);
        var id = Anchor().Match(await TextAsync(again)).Groups[1].Value;
        using var anchored = await ag.SubmitAsync(page, $"{page}/contributions/change", ("anchor", id), ("place", await PlaceAsync(html, "p2")), ("text", "To act soon together."));
        using var other = await app.EnterAsync("stale", "ar.mission");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("The paragraph has changed.", html, StringComparison.Ordinal);
        Assert.Contains("To act now.</textarea>", html, StringComparison.Ordinal);
        Assert.Contains(">It is urgent.</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("To act <del>together</del><ins>now</ins>.", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Contains("id=\"typed-before\"", homeless, StringComparison.Ordinal);
        Assert.Contains(">Where?</textarea>", homeless, StringComparison.Ordinal);
        Assert.Contains("✓ It now belongs to this paragraph.", await TextAsync(anchored), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"to-reanchor\"", await other.GetStringAsync(new Uri("/mandates/stale/drafts/2", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_between_two_versions_is_marked_word_by_word()
    {
        await app.PublishAsync("changing", "# Plan\n\n1. To act. {#p2}\n\n2. To meet. {#p3}");
        await app.PublishAsync("changing", "# Plan\n\n1. To act together. {#p2}\n\n2. To meet. {#p3}\n\n3. To agree.");
        using var chair = app.Officer(CallerRoles.Chair);

        var html = await TextAsync(await chair.GetAsync(new Uri("/mandates/changing/drafts/2/changes/1", UriKind.Relative)));
        var draft = await TextAsync(await chair.GetAsync(new Uri("/mandates/changing/drafts/1", UriKind.Relative)));
        using var none = await chair.GetAsync(new Uri("/mandates/changing/drafts/2/changes/7", UriKind.Relative));

        Assert.Contains("To act<ins> together</ins>.", html, StringComparison.Ordinal);
        Assert.Contains("1 changed, 1 added, 0 removed, 2 as they were", html, StringComparison.Ordinal);
        Assert.DoesNotContain("To meet.", html, StringComparison.Ordinal);
        Assert.Contains("A later version has been published.", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", draft, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_long_draft_comes_in_parts_that_a_phone_can_load()
    {
        await app.PublishAsync("long", string.Join("\n\n", Enumerable.Range(1, 200).Select(i => $"{i}. To strengthen cooperation in the field numbered {i} {{#p{i}}}")));
        using var ag = await app.EnterAsync("long", "ag.mission");

        var first = await ag.GetStringAsync(new Uri("/mandates/long/drafts/1", UriKind.Relative));
        var later = await ag.GetStringAsync(new Uri("/mandates/long/drafts/1?at=p150", UriKind.Relative));

        Assert.InRange(first.Length, 1, 100_000);
        Assert.InRange(later.Length, 1, 100_000);
        Assert.DoesNotContain("id=\"p150\"", first, StringComparison.Ordinal);
        Assert.Contains("id=\"p150\"", later, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ProposeAsync(HttpClient http, string kind, string paragraph, string text, string rationale = "") =>
        await SubmitAsync(http, Page, kind, await PlaceAsync(http, Page, paragraph), text, rationale);

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient http, string page, string kind, string place, string text, string rationale = "") =>
        http.SubmitAsync(page, $"{page}/contributions", ("kind", kind), ("place", place), ("text", text), ("rationale", rationale));

    private static async Task<string> PlaceAsync(HttpClient http, string page, string paragraph) =>
        await PlaceAsync(await http.GetStringAsync(new Uri(page, UriKind.Relative)), paragraph);

    private static Task<string> PlaceAsync(string html, string paragraph) =>
        Task.FromResult(Regex.Match(html, $"name=\"place\" value=\"({paragraph}\\|[0-9a-f]+)\"").Groups[1].Value);

    private static async Task<string> TextAsync(HttpResponseMessage answer, bool raw = false)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return raw ? html : WebUtility.HtmlDecode(html);
    }

    [GeneratedRegex("on=([0-9a-f]+)")]
    private static partial Regex On();

    [GeneratedRegex("name=\"anchor\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Anchor();

    /// <summary>On 1 March 2012, with a draft.</summary>
    public sealed class Published : RunningApp
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await PublishAsync("drafted", "# Plan\n\n1. To strengthen cooperation among the states.\n\n2. To meet every year in the capital of a member state.\n\n3. To report.");
        }

        public async Task PublishAsync(string mandate, string markdown)
        {
            using var known = await Http.GetAsync(new Uri($"/api/mandates/{mandate}/plan", UriKind.Relative));
            if (known.StatusCode == HttpStatusCode.NotFound)
            {
                await StartDispatchedAsync(mandate, states: 3);
            }

            await AdvanceToAsync(Instant.Max(Now, At(2012, 3, 1)));
            using var answer = await Http.PostAsync(new Uri($"/api/mandates/{mandate}/drafts", UriKind.Relative), new StringContent(markdown));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            await SettleAsync();
        }
    }
}
