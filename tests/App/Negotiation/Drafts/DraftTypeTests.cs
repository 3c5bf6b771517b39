using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Negotiation.Drafts;

public class DraftTypeTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Api = "/api/mandates/typed/drafts";
    private const string Page = "/mandates/typed/drafts";

    private static readonly (string Type, string Text)[] Others =
    [
        ("application/json", "null"), ("application/json", "true"), ("application/json", "[]"), ("application/json; charset=utf-8", "{\"markdown\":\"# Plan\"}"), ("application/xml", "<a/>"),
        ("text/html", "<p>To act.</p>"), ("image/png", "To act."), ("application/pdf", "%PDF-1.4 To act."), ("application/x-www-form-urlencoded", "markdown=To+act."),
        ("multipart/form-data; boundary=a", "--a\r\n\r\nTo act.\r\n--a--"), ("application/octet-stream", "To act."), ("text/plain; charset=klingon", "To act."), ("text", "To act."),
        ($"{Files.WordType}.macro", "To act."),
    ];

    [Fact]
    public async Task What_says_that_it_is_something_else_is_refused_and_nothing_is_kept()
    {
        await StartAsync();
        foreach (var (type, text) in Others)
        {
            using var draft = await app.Http.PostAsync(new Uri(Api, UriKind.Relative), Of(Encoding.ASCII.GetBytes(text), type));
            using var translation = await app.Http.PostAsync(new Uri($"{Api}/1/languages/fr", UriKind.Relative), Of(Encoding.ASCII.GetBytes(text), type));
            Assert.Equal((type, HttpStatusCode.UnsupportedMediaType), (type, draft.StatusCode));
            Assert.Equal((type, HttpStatusCode.UnsupportedMediaType), (type, translation.StatusCode));
        }

        using var none = await app.Http.GetAsync(new Uri($"{Api}/1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_page_takes_no_other_file_than_the_api()
    {
        await StartAsync();
        using var chair = await app.EnterAsync(CallerRoles.Chair);
        foreach (var (name, type, text, expected) in new[]
        {
            ("plan.pdf", "application/pdf", "%PDF-1.4 To act.", HttpStatusCode.UnsupportedMediaType), ("plan.md", "image/png", "To act.", HttpStatusCode.UnsupportedMediaType),
            ("plan", "text/plain", "To act.", HttpStatusCode.UnsupportedMediaType), ("plan.docx", Files.WordType, "To act.", HttpStatusCode.UnprocessableEntity), ("plan.txt", "text/plain", "\0\0", HttpStatusCode.UnprocessableEntity),
            ("plan.md", "application/octet-stream", "To act.", HttpStatusCode.OK), ("plan.txt", "text/plain", "To act.", HttpStatusCode.OK),
        })
        {
            var file = Of(Encoding.ASCII.GetBytes(text), type);
            file.Headers.ContentDisposition = null;
            using var form = new MultipartFormDataContent { { new StringContent(await chair.FormTokenAsync(Page)), "token" }, { new StringContent("preview"), "step" }, { file, "file", name } };
            using var answer = await chair.PostAsync(new Uri(Page, UriKind.Relative), form);
            Assert.Equal((name, type, expected), (name, type, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_text_is_read_in_the_character_set_that_it_names()
    {
        await app.StartDispatchedAsync("latin", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));

        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/latin/drafts", UriKind.Relative), Of(Encoding.Latin1.GetBytes("# Plan\n\nCoopérer."), "text/plain; charset=\"iso-8859-1\""));
        using var deep = await app.Http.PostAsync(new Uri("/api/mandates/latin/drafts", UriKind.Relative), Of(Nested(50_000), Files.WordType));

        Assert.Equal(HttpStatusCode.Created, draft.StatusCode);
        Assert.Equal("Coopérer.", (await app.GetAsync("/api/mandates/latin/drafts/1")).GetProperty("paragraphs")[1].GetProperty("text").GetString());
        Assert.Contains("Coopérer.", await app.Http.GetStringAsync(new Uri("/api/mandates/latin/drafts/1/source", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, deep.StatusCode);
    }

    private async Task StartAsync()
    {
        if ((await app.Http.GetAsync(new Uri("/api/mandates/typed/status", UriKind.Relative))).StatusCode == HttpStatusCode.NotFound)
        {
            await app.StartDispatchedAsync("typed", states: 3);
            await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        }
    }

    // Read into a tree, it would end the process.
    private static byte[] Nested(int levels)
    {
        const string space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        const string types = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        var body = $"<w:document {space}><w:body>{string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", levels))}{string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", levels))}</w:body></w:document>";
        return StoredZip.Of(
        [
            ("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types xmlns=\"{types}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"{Files.WordType}.main+xml\"/></Types>")),
            ("_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{main}\" Target=\"word/document.xml\"/></Relationships>")),
            ("word/document.xml", Encoding.UTF8.GetBytes(body)),
        ]);
    }

    private static ByteArrayContent Of(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
