using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Negotiation.Contributions;

public sealed partial class PreparedPageTests(PreparedPageTests.Delegation app) : IClassFixture<PreparedPageTests.Delegation>
{
    private const string Page = "/mandates/together/states/ag/contributions";

    [Fact]
    public async Task A_delegation_prepares_before_the_first_draft_and_sends_what_has_a_paragraph()
    {
        using var mission = await app.EnterAsync("together", "ag.mission");
        using var person = await app.EnterAsync("together", app.Person);
        using var other = await app.EnterAsync("together", "ar.mission");

        // Before there is a draft: kept, seen by a colleague, not to be sent.
        using var early = await mission.SubmitAsync(Page + "?kind=comment", Page, ("act", "send"), ("edit", ""), ("kind", "comment"), ("place", ""), ("text", "To be <b>brief</b>."));
        var seen = await TextAsync(person, Page);
        using var strange = await other.GetAsync(new Uri(Page, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        var refused = await TextAsync(early);
        Assert.Contains("Contributions are not open now. They open when the first draft is published", refused, StringComparison.Ordinal);
        Assert.Contains("To be <b>brief</b>.</textarea>", refused, StringComparison.Ordinal);
        Assert.Contains("choose its paragraph", seen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);

        // With the draft a colleague gives it its paragraph, and prepares another.
        await app.PublishAsync("# Plan\n\n1. To act. {#p2}\n\n2. To meet. {#p3}");
        var key = Key().Match(seen).Groups[1].Value;
        var edit = await TextAsync(person, $"{Page}?edit={key}");
        using var placed = await person.SubmitAsync(Page, Page, ("act", "keep"), ("edit", key), ("kind", "comment"), ("place", PlaceIn(edit, "p2")), ("text", "To be brief."));
        using var late = await mission.SubmitAsync(Page, Page, ("act", "keep"), ("edit", key), ("kind", "comment"), ("place", ""), ("text", "Mine."));
        using var second = await person.SubmitAsync(Page, Page, ("act", "keep"), ("edit", ""), ("kind", "proposedAmendment"), ("place", PlaceIn(edit, "p3")), ("text", "To meet every year."));
        var both = await TextAsync(second);
        Assert.Contains("✓ Saved in preparation.", await TextAsync(placed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Mine.</textarea>", await TextAsync(late), StringComparison.Ordinal);
        Assert.Equal(2, Ready().Count(both));
        Assert.Empty((await app.GetAsync("/api/mandates/together/contributions")).EnumerateArray());

        // Another version: one lost its words. The other is sent, and the first stays with what became of it.
        var shown = Key().Matches(both).Select(m => ("shown", m.Groups[1].Value)).Distinct().ToArray();
        await app.PublishAsync("# Plan\n\n1. To act. {#p2}\n\n2. To meet often. {#p3}");
        using var sent = await mission.SubmitAsync(Page, Page, [("act", "all"), .. shown]);
        var left = await TextAsync(sent);
        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        Assert.Contains("Sent: 1; not sent: 1.", left, StringComparison.Ordinal);
        Assert.Contains("the paragraph has changed: edit it", left, StringComparison.Ordinal);
        Assert.Single((await app.GetAsync("/api/mandates/together/contributions")).EnumerateArray());

        // Sent alone on the words that are gone, it is refused in the language of the page.
        using var alone = await person.SubmitAsync($"{Page}?language=fr", Page, ("act", "send"), ("edit", Key().Match(left).Groups[1].Value), ("kind", "proposedAmendment"), ("place", PlaceIn(edit, "p3")), ("text", "To meet every year."));
        var refusedAlone = await TextAsync(alone);
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Contains("Elle n’a pas été envoyée et reste en préparation.", refusedAlone, StringComparison.Ordinal);
        Assert.Contains("Le libellé du paragraphe a changé.", refusedAlone, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"en\"", refusedAlone, StringComparison.Ordinal);

        // In the form its words stand beside those of now; sent from there it is a contribution, and nothing is left.
        var stale = Key().Match(refusedAlone).Groups[1].Value;
        var again = await TextAsync(mission, $"{Page}?edit={stale}");
        using var taken = await mission.SubmitAsync(Page, Page, ("act", "send"), ("edit", stale), ("kind", "proposedAmendment"), ("place", PlaceIn(again, "p3")), ("text", "To meet every year."));
        var after = await TextAsync(taken);
        Assert.Contains("To meet <del>often</del><ins>every year</ins>.", again, StringComparison.Ordinal);
        Assert.Contains("✓ Sent. It now appears beside the draft.", after, StringComparison.Ordinal);
        Assert.Contains("Nothing is prepared.", after, StringComparison.Ordinal);
        Assert.Equal(2, (await app.GetAsync("/api/mandates/together/contributions")).GetArrayLength());
    }

    [Fact]
    public async Task What_is_not_fit_stays_with_the_reason_above_the_form_and_can_be_deleted()
    {
        using var other = await app.EnterAsync("together", "ar.mission");
        const string page = "/mandates/together/states/ar/contributions";

        using var huge = await other.SubmitAsync(page, page, ("act", "keep"), ("edit", ""), ("kind", "comment"), ("place", ""), ("text", new string('a', 10_001)));
        using var kept = await other.SubmitAsync(page, page, ("act", "keep"), ("edit", ""), ("kind", "newText"), ("place", ""), ("text", "To train."));
        using var gone = await other.SubmitAsync(page, page, ("delete", Key().Match(await TextAsync(kept)).Groups[1].Value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, huge.StatusCode);
        Assert.Contains("10000 caracteres como máximo", await TextAsync(huge), StringComparison.Ordinal);
        Assert.Contains($"{new string('a', 10_001)}</textarea>", await TextAsync(huge), StringComparison.Ordinal);
        Assert.Contains("No hay nada en preparación.", await TextAsync(gone), StringComparison.Ordinal);
    }

    private static string PlaceIn(string html, string paragraph) => Regex.Match(html, $"value=\"({paragraph}\\|[0-9a-f]+)\"").Groups[1].Value;

    private static async Task<string> TextAsync(HttpClient http, string page) => await TextAsync(await http.GetAsync(new Uri(page, UriKind.Relative)));

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    [GeneratedRegex("id=\"i-([0-9a-f]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("✓</span> ready to be sent")]
    private static partial Regex Ready();

    /// <summary>In January, with a focal point beside the mission of its first state and no draft yet.</summary>
    public sealed class Delegation : RunningApp
    {
        public string Person { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await StartDispatchedAsync("together", states: 3);
            Person = await FocalPointAsync("together", "ag", "focal@ag.example");
        }

        public async Task PublishAsync(string markdown)
        {
            await AdvanceToAsync(Instant.Max(Now, At(2012, 3, 1)));
            using var answer = await Http.PostAsync(new Uri("/api/mandates/together/drafts", UriKind.Relative), new StringContent(markdown));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            await SettleAsync();
        }
    }
}
