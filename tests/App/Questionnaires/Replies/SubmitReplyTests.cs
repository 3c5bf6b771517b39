using System.Net.Http.Headers;
using System.Security.Cryptography;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class SubmitReplyTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_reply_is_stored_byte_for_byte_with_a_receipt_of_its_hash()
    {
        await app.StartDispatchedAsync("bytes");
        var bytes = Files.LargePdf(5 * 1024 * 1024);

        using var answer = await SendAsync("bytes", "ag", Files.Of(bytes, "Réponse n° 1.pdf", Files.PdfType));
        using var stored = await app.Http.GetAsync(new Uri("/api/mandates/bytes/states/ag/replies/1/files/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(bytes, await stored.Content.ReadAsByteArrayAsync());
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(sha256, receipt.GetProperty("files")[0].GetProperty("sha256").GetString());
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sha256}  Réponse n° 1.pdf\n"))),
            receipt.GetProperty("sha256").GetString());
        Assert.False(receipt.GetProperty("late").GetBoolean());
    }

    [Fact]
    public async Task A_download_is_an_attachment_that_runs_nothing()
    {
        await app.StartDispatchedAsync("download");
        await app.ReplyAsync("download", "ag", [1]);
        using var own = await app.EnterAsync("download", "ag.mission");
        using var kept = await own.PutAsJsonAsync("/api/mandates/download/states/ag/visibility", new { visibility = "secretariat" });

        using var stored = await app.Http.GetAsync(new Uri("/api/mandates/download/states/ag/replies/1/files/1", UriKind.Relative));
        using var other = await app.EnterAsync("download", "ar.mission");
        using var refused = await other.GetAsync(new Uri("/api/mandates/download/states/ag/replies/1/files/1", UriKind.Relative));

        using var embedded = new HttpRequestMessage(HttpMethod.Get, "/api/mandates/download/states/ag/replies/1/files/1") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var foreign = await app.Http.SendAsync(embedded);

        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Single((await app.GetAsync("/api/mandates/download/audit?act=downloadReplyFile")).GetProperty("records").EnumerateArray());
        Assert.Equal("attachment", stored.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(stored.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox", Assert.Single(stored.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("application/octet-stream", stored.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_same_bytes_again_give_the_same_receipt_and_other_bytes_the_next_version()
    {
        await app.StartDispatchedAsync("versions");

        var first = await NumberAsync(await app.ReplyAsync("versions", "ag", [1, 2, 3]));
        var again = await NumberAsync(await app.ReplyAsync("versions", "ag", [1, 2, 3]));
        var other = await NumberAsync(await app.ReplyAsync("versions", "ag", [4, 5, 6]));

        Assert.Equal(first, again);
        Assert.StartsWith("VERSIONS-AG-1-", first, StringComparison.Ordinal);
        Assert.StartsWith("VERSIONS-AG-2-", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_participants_at_once_make_three_versions_and_the_same_bytes_at_once_one()
    {
        await app.StartDispatchedAsync("parallel");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => app.ReplyAsync("parallel", "ag", [(byte)i])));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.ReplyAsync("parallel", "ar", [7])));

        var replies = (await app.GetAsync("/api/mandates/parallel/replies")).EnumerateArray().ToLookup(r => r.GetProperty("state").GetString(), r => r.GetProperty("version").GetInt32());
        Assert.Equal([1, 2, 3], replies["ag"].Order());
        Assert.Equal([1], replies["ar"]);
    }

    [Fact]
    public async Task A_declared_size_over_the_limit_is_refused_before_it_is_read()
    {
        await app.StartDispatchedAsync("declared");
        using var mission = await RawClient.EnterAsync(app, "declared", "ag.mission");

        await mission.SendHeadAsync(
            "PUT", "/api/mandates/declared/states/ag/reply", $"Content-Length: {(8 * 1024 * 1024) + 1}", $"Content-Type: {Files.PdfType}", "Content-Disposition: attachment; filename=reply.pdf");

        Assert.Equal(413, await mission.StatusAsync());
    }

    [Theory]
    [InlineData(0, HttpStatusCode.Created)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task An_undeclared_size_is_refused_one_byte_over_the_limit_and_leaves_nothing(int over, HttpStatusCode expected)
    {
        var mandate = $"undeclared-{over}";
        await app.StartDispatchedAsync(mandate);
        using var mission = await app.EnterAsync(mandate, "ag.mission");
        using var body = Files.Of(Files.LargePdf((8 * 1024 * 1024) + over), "reply.pdf", Files.PdfType);
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(mandate, "ag")) { Content = body };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await mission.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Created ? 1 : 0, (await app.GetAsync($"/api/mandates/{mandate}/replies")).GetArrayLength());
    }

    [Fact]
    public async Task A_multipart_body_brings_one_file()
    {
        await app.StartDispatchedAsync("multipart");
        var bytes = SmallPdf.Of("multipart");
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(Files.PdfType);
        using var form = new MultipartFormDataContent { { new StringContent("nothing"), "note" }, { file, "file", "reply.pdf" } };

        using var answer = await SendAsync("multipart", "ag", form);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(bytes, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/multipart/states/ag/replies/1/files/1", UriKind.Relative)));
    }

    [Theory]
    [InlineData("script", "Ответ № 1.pdf")]
    [InlineData("scripts", "答复 “第1版”.pdf")]
    [InlineData("dots", "A.RES.76.307 of St. Kitts = 100 % agreed.pdf")]
    public async Task A_name_in_any_script_comes_back_as_it_was_given(string mandate, string name)
    {
        await app.StartDispatchedAsync(mandate);

        using var answer = await SendAsync(mandate, "ag", Files.Of(SmallPdf.Of("reply"), name, Files.PdfType));
        using var stored = await app.Http.GetAsync(new Uri($"/api/mandates/{mandate}/states/ag/replies/1/files/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(name, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("files")[0].GetProperty("name").GetString());
        Assert.Equal(name, stored.Content.Headers.ContentDisposition?.FileNameStar ?? stored.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task A_workbook_is_taken_for_an_annex_and_one_that_asks_the_network_is_not()
    {
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        await app.StartDispatchedAsync("annex");

        using var hostile = await SendAsync("annex", "ag", Files.Of(Workbook("WEBSERVICE(\"http://example.org\")"), "annex.xlsx", type));
        using var honest = await SendAsync("annex", "ag", Files.Of(Workbook("SUM(A1:A9)"), "annex.xlsx", type));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hostile.StatusCode);
        Assert.Equal(HttpStatusCode.Created, honest.StatusCode);
    }

    [Theory]
    [InlineData("nothing", "reply.pdf", "application/pdf", "", HttpStatusCode.BadRequest)]
    [InlineData("a-path", "../reply.pdf", "application/pdf", "%PDF", HttpStatusCode.BadRequest)]
    [InlineData("wrong-type", "reply.pdf", "text/html", "%PDF", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("not-a-pdf", "reply.pdf", "application/pdf", "<html></html>", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_not_a_file_of_its_kind_is_refused_and_leaves_nothing(string mandate, string name, string type, string content, HttpStatusCode expected)
    {
        await app.StartDispatchedAsync(mandate);

        using var answer = await SendAsync(mandate, "ag", Files.Of(Encoding.ASCII.GetBytes(content), name, type));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(0, (await app.GetAsync($"/api/mandates/{mandate}/replies")).GetArrayLength());
    }

    [Fact]
    public async Task Nobody_replies_for_another_state()
    {
        await app.StartDispatchedAsync("other-state");

        using var answer = await app.ReplyAsync("other-state", "ag", [1], by: "ar.mission");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task There_is_no_reply_before_the_questionnaire()
    {
        await app.StartOpenAsync("early");

        using var answer = await app.ReplyAsync("early", "ag", [1]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string mandate, string state, HttpContent content)
    {
        using var mission = await app.EnterAsync(mandate, $"{state}.mission");
        var answer = await PutAsync(mission, mandate, state, content);
        await app.SettleAsync();
        return answer;
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient http, string mandate, string state, HttpContent content) =>
        http.PutAsync(Address(mandate, state), content);

    private static Uri Address(string mandate, string state) => new($"/api/mandates/{mandate}/states/{state}/reply", UriKind.Relative);

    private static async Task<string?> NumberAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();

    private static byte[] Workbook(string formula)
    {
        const string sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        const string package = "http://schemas.openxmlformats.org/package/2006";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        (string Name, string Text)[] parts =
        [
            ("[Content_Types].xml", $"<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{sheet}.sheet.main+xml\"/><Override PartName=\"/xl/sheet1.xml\" ContentType=\"{sheet}.worksheet+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{space}\"/>"),
            ("xl/sheet1.xml", $"<worksheet xmlns=\"{space}\"><sheetData><row><c><f>{formula}</f></c></row></sheetData></worksheet>"),
        ];
        return StoredZip.Of(parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text))));
    }

    [Fact]
    public async Task When_the_clock_was_put_back_a_version_is_not_received_before_the_one_before_it()
    {
        await app.StartDispatchedAsync("clock", states: 2);
        var ahead = app.Now + Duration.FromHours(1);
        await app.Service<MandateStore>().AppendAsync(
            new("clock"),
            new Reply { State = new("ag"), Version = 1, ReceivedAt = ahead, RecordedAt = ahead, Late = false, By = "ag.mission", Files = [new("reply.pdf", Files.PdfType, 1, new('a', 64), "clock/ag/none")] },
            AuditEntry.ByTimeline("submitReply", "ag"),
            CancellationToken.None);

        using var second = await app.ReplyAsync("clock", "ag", [2]);

        var kept = (await app.Service<MandateStore>().GetAsync(new("clock"), CancellationToken.None)).Record.Replies.Single(r => r.Version == 2);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal((ahead, ahead), (kept.ReceivedAt, kept.RecordedAt));
    }
}
