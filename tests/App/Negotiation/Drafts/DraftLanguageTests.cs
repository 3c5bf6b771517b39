using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Negotiation.Drafts;

public sealed class DraftLanguageTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Drafts = "/api/mandates/languages/drafts";

    [Fact]
    public async Task A_version_gets_other_languages_aligned_by_paragraph_and_says_what_is_missing()
    {
        await app.StartDispatchedAsync("languages", states: 3);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(Drafts + "?language=es", "# Plan\n\n1. Cooperar.\n\n2. Reunirse cada año.")).Status);

        var (status, added) = await SendAsync(Drafts + "/1/languages/fr", "# Plan {#p1}\n\nCoopérer. {#p2}");
        var (_, same) = await SendAsync(Drafts + "/1/languages/fr", "# Plan {#p1}\n\nCoopérer. {#p2}");
        var again = await SendAsync(Drafts + "/1/languages/fr", "# Plan {#p1}\n\nCoopérer mieux. {#p2}");
        var own = await SendAsync(Drafts + "/1/languages/es", "# Plan {#p1}");
        var unknown = await SendAsync(Drafts + "/1/languages/en", "# Plan {#p1}\n\nTo act. {#p9}");
        var few = await SendAsync(Drafts + "/1/languages/en", "# Plan\n\nTo act.");
        var level = await SendAsync(Drafts + "/1/languages/en", "Plan {#p1}");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("p3", Assert.Single(added.GetProperty("missing").EnumerateArray()).GetString());
        Assert.Equal("LANGUAGES/doc.1 (fr)", same.GetProperty("translation").GetProperty("symbol").GetString());
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(HttpStatusCode.Conflict, own.Status);
        Assert.All(new[] { unknown, few, level }, refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status));
        Assert.Contains("'p9'", unknown.Body.GetProperty("detail").GetString()!, StringComparison.Ordinal);

        Assert.Equal(["# Plan translated", "Coopérer. translated", "Reunirse cada año. missing"], await ReadAsync(1, "fr"));
        Assert.Equal(["# Plan original", "Cooperar. original", "Reunirse cada año. original"], await ReadAsync(1, null));
        var page = await app.Http.GetStringAsync(new Uri(Drafts + "/1/print?language=fr", UriKind.Relative));
        Assert.Contains("lang=\"fr\"", page, StringComparison.Ordinal);
        Assert.Contains("Original : espagnol", page, StringComparison.OrdinalIgnoreCase);

        // The next version has other words in one paragraph: what was translated of the other stands.
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(Drafts, "# Plan\n\n1. Cooperar más y mejor. {#p2}\n\n2. Reunirse cada año.")).Status);
        await SendAsync(Drafts + "/1/languages/fr?corrects=true", "# Plan {#p1}\n\nCoopérer. {#p2}\n\nSe réunir chaque année. {#p3}");
        Assert.Equal(["# Plan translated", "Coopérer. outOfDate", "Se réunir chaque année. translated"], await ReadAsync(2, "fr"));
        Assert.Equal("LANGUAGES/doc.1 (fr) corr.1", (await SendAsync(Drafts + "/1/languages/fr", "# Plan {#p1}\n\nCoopérer. {#p2}\n\nSe réunir chaque année. {#p3}")).Body.GetProperty("translation").GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task A_draft_comes_as_a_word_document_and_goes_as_one_and_its_file_is_kept()
    {
        await app.StartDispatchedAsync("word", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var first = await app.Http.PostAsync(new Uri("/api/mandates/word/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo <i>act</i>.\n\nTo meet."));
        var word = await app.Http.GetByteArrayAsync(new Uri("/api/mandates/word/drafts/1/document", UriKind.Relative));
        Assert.Equal(word, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/word/drafts/1/document", UriKind.Relative)));

        using var same = await app.Http.PostAsync(new Uri("/api/mandates/word/drafts", UriKind.Relative), Files.Of(word, "draft.docx", Files.WordType));
        using var notOne = await app.Http.PostAsync(new Uri("/api/mandates/word/drafts", UriKind.Relative), Files.Of(Encoding.UTF8.GetBytes("no document"), "draft.docx", Files.WordType));
        using var bomb = await app.Http.PostAsync(new Uri("/api/mandates/word/drafts", UriKind.Relative), Files.Of(StoredZip.Of([("[Content_Types].xml", [1]), ("../x", [2])]), "draft.docx", Files.WordType));
        using var empty = await app.Http.PostAsync(new Uri("/api/mandates/word/drafts", UriKind.Relative), Files.Of([], "draft.docx", Files.WordType));
        using var binary = await app.Http.PostAsync(new Uri("/api/mandates/word/drafts", UriKind.Relative), new ByteArrayContent([0xFF, 0xFE, 0x00]));

        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, notOne.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bomb.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, binary.StatusCode);
        Assert.Equal("# Plan\n\nTo <i>act</i>.\n\nTo meet.", await app.Http.GetStringAsync(new Uri("/api/mandates/word/drafts/1/source", UriKind.Relative)));
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text_or_refused_with_its_limit()
    {
        const string hostile = "To <script>alert(1)</script> [act](javascript:x)\u202E now\u200B, \"quoted\" & \uFFFE.";
        await app.StartDispatchedAsync("hostile", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var large = await app.Http.PostAsync(new Uri("/api/mandates/hostile/drafts", UriKind.Relative), new StringContent(new string('a', 1_000_000)));
        using var larger = await app.Http.PostAsync(new Uri("/api/mandates/hostile/drafts", UriKind.Relative), new StringContent(new string('a', 1_100_000)));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/hostile/drafts", UriKind.Relative), new StringContent($"# {hostile}\n\n{hostile}"));
        var paragraph = (await app.GetAsync("/api/mandates/hostile/drafts/1")).GetProperty("paragraphs")[1];
        using var ag = await app.EnterAsync("hostile", "ag.mission");
        object Proposal(string text) => new { kind = "newText", draft = 1, paragraph = "p2", text, @base = paragraph.GetProperty("sha256").GetString() };
        using var refused = await ag.PostAsJsonAsync("/api/mandates/hostile/contributions", Proposal(new string('a', 100_000)));
        using var taken = await ag.PostAsJsonAsync("/api/mandates/hostile/contributions", Proposal(hostile));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.StatusCode);
        Assert.Contains("keep each within 10000", (await large.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, larger.StatusCode);
        Assert.Equal(HttpStatusCode.Created, draft.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        foreach (var page in new[] { "/api/mandates/hostile/drafts/1/print", "/api/mandates/hostile/negotiation/print", "/mandates/hostile/drafts/1", "/mandates/hostile/documents" })
        {
            using var answer = await app.Http.GetAsync(new Uri(page, UriKind.Relative));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', html);
            Assert.DoesNotContain('\u200B', html);
            Assert.DoesNotContain("unsafe-inline", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        foreach (var document in new[] { "/api/mandates/hostile/drafts/1/document", "/api/mandates/hostile/negotiation/document" })
        {
            using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(await app.Http.GetByteArrayAsync(new Uri(document, UriKind.Relative))), false);
            Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            Assert.Contains("<script>alert(1)</script>", word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', word.MainDocumentPart.Document.Body.InnerText);
        }
    }

    [Fact]
    public async Task An_accepted_proposal_that_a_version_omits_is_listed_where_it_is_read()
    {
        await app.StartDispatchedAsync("omitted", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 3, 29, 11)));
        using var first = await app.Http.PostAsync(new Uri("/api/mandates/omitted/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo act.\n\nTo meet."));
        var paragraph = (await app.GetAsync("/api/mandates/omitted/drafts/1")).GetProperty("paragraphs")[1];
        using var ag = await app.EnterAsync("omitted", "ag.mission");
        using var made = await ag.PostAsJsonAsync("/api/mandates/omitted/contributions", new { kind = "proposedAmendment", draft = 1, paragraph = "p2", text = "To act together.", @base = paragraph.GetProperty("sha256").GetString() });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contribution").GetProperty("id").GetString();
        using var decided = await app.PostAsync("/api/mandates/omitted/negotiation/decisions", new { draft = 1, paragraph = "p2", meeting = "formal-2012-03-29", accept = new[] { id } });
        Assert.Equal(HttpStatusCode.Created, decided.StatusCode);

        var (_, next) = await SendAsync("/api/mandates/omitted/drafts", "# Plan\n\nTo act. {#p2}\n\nTo meet twice.");
        var page = await app.Http.GetStringAsync(new Uri("/mandates/omitted/negotiation", UriKind.Relative));

        Assert.Equal(id, Assert.Single(next.GetProperty("omitted").EnumerateArray()).GetProperty("contribution").GetString());
        Assert.Equal(id, Assert.Single((await app.GetAsync("/api/mandates/omitted/negotiation")).GetProperty("omitted").EnumerateArray()).GetProperty("contribution").GetString());
        Assert.Contains("Accepted before, and not in this version: 1", page, StringComparison.Ordinal);
        Assert.Contains("To act together.", page, StringComparison.Ordinal);
    }

    private async Task<string[]> ReadAsync(int version, string? language) =>
        [.. (await app.GetAsync($"{Drafts}/{version}{(language is null ? "" : $"?language={language}")}")).GetProperty("paragraphs").EnumerateArray()
            .Select(p => $"{p.GetProperty("text").GetString()} {p.GetProperty("state").GetString()}")];

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string path, string markdown)
    {
        using var chair = app.Officer(CallerRoles.Chair);
        using var answer = await chair.PostAsync(new Uri(path, UriKind.Relative), new StringContent(markdown));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
