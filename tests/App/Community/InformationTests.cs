using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Community;

public sealed class InformationTests(InformationTests.SmallRoom app) : IClassFixture<InformationTests.SmallRoom>
{
    [Fact]
    public async Task A_document_stands_under_its_states_name_and_all_of_the_mandate_read_it()
    {
        await app.StartOpenAsync("shared", states: 3);
        await app.StartOpenAsync("elsewhere", states: 3);
        using var ag = await app.EnterAsync("shared", "ag.mission");
        using var ar = await app.EnterAsync("shared", "ar.mission");
        using var other = await app.EnterAsync("elsewhere", "ar.mission");
        using var stranger = app.Stranger();

        using var published = await ag.PublishAsync("shared", "National report", Files.Pdf("report", "report.pdf"), ("title-fr", "Rapport national"));
        using var linked = await app.Http.LinkAsync("shared", "https://www.oas.org/en/sms/");
        var list = await ar.GetFromJsonAsync<JsonElement>("/api/mandates/shared/information");
        using var file = await ar.GetAsync(Publishing.File("shared", 1));
        var page = WebUtility.HtmlDecode(await ar.GetStringAsync(new Uri("/mandates/shared/information?language=fr", UriKind.Relative)));
        var documents = await ar.GetFromJsonAsync<JsonElement>("/api/mandates/shared/documents");
        var community = await ar.GetStringAsync(new Uri("/mandates/shared/community?language=en", UriKind.Relative));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], new[] { published.StatusCode, linked.StatusCode });
        Assert.Equal(["SHARED/INF.1 ag ", "SHARED/INF.2  secretariat"], list.EnumerateArray().Select(i => $"{i.GetProperty("symbol")} {i.GetProperty("state")} {i.GetProperty("office")}"));
        Assert.Equal(SmallPdf.Of("report"), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", string.Join(' ', file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("Rapport national", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener noreferrer external\"", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>www.oas.org</bdi>", page, StringComparison.Ordinal);
        Assert.Equal(["SHARED/INF.1", "SHARED/INF.2"], documents.EnumerateArray().Where(d => $"{d.GetProperty("kind")}" == "information").Select(d => $"{d.GetProperty("symbol")}").Order());
        Assert.Contains("National report", community, StringComparison.Ordinal);
        foreach (var outside in new[] { other, stranger })
        {
            foreach (var address in new[] { Publishing.File("shared", 1), new("/api/mandates/shared/information", UriKind.Relative), new("/mandates/shared/information", UriKind.Relative) })
            {
                using var answer = await outside.GetAsync(address);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Numbers_have_no_hole_and_no_double_however_many_publish_at_once()
    {
        await app.StartOpenAsync("numbers", states: 3);
        using var ag = await app.EnterAsync("numbers", "ag.mission");
        using var ar = await app.EnterAsync("numbers", "ar.mission");
        HttpClient[] all = [ag, ar, app.Http];

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0
            ? all[i % 3].LinkAsync("numbers", $"https://www.oas.org/{i}")
            : all[i % 3].PublishAsync("numbers", $"Title {i}", Files.Pdf($"{i}"))));
        using var again = await all[1].PublishAsync("numbers", "Title 1", Files.Pdf("1"));
        var list = (await app.GetAsync("/api/mandates/numbers/information")).EnumerateArray().Select(i => i.GetProperty("number").GetInt32());

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(Enumerable.Range(1, 12), list);
        Assert.Equal(6, (await BlobsAsync("numbers")).Count);
    }

    [Fact]
    public async Task What_is_withdrawn_keeps_its_number_and_reason_and_is_handed_out_no_more()
    {
        await app.StartOpenAsync("withdrawn", states: 3);
        using var ag = await app.EnterAsync("withdrawn", "ag.mission");
        using var ar = await app.EnterAsync("withdrawn", "ar.mission");
        using var auditor = app.Officer(CallerRoles.Auditor);
        using var one = await ag.PublishAsync("withdrawn", "One", Files.Pdf("one"));
        using var two = await ag.LinkAsync("withdrawn", "https://www.oas.org/two");

        using var byAnother = await ar.WithdrawAsync("withdrawn", 1, "Not ours.");
        using var byAuditor = await auditor.WithdrawAsync("withdrawn", 1, "Not mine.");
        using var without = await ag.WithdrawAsync("withdrawn", 1, " ");
        using var byItself = await ag.WithdrawAsync("withdrawn", 1, "Of another mandate.");
        using var again = await ag.WithdrawAsync("withdrawn", 1, "Once more.");
        using var byOfficer = await app.Http.WithdrawAsync("withdrawn", 2, "The page is gone.");
        using var next = await ag.PublishAsync("withdrawn", "One", Files.Pdf("one"));

        Assert.Equal([404, 403, 422, 200, 200, 200, 201], new[] { byAnother, byAuditor, without, byItself, again, byOfficer, next }.Select(a => (int)a.StatusCode));
        foreach (var reader in new[] { ag, ar, app.Http })
        {
            using var file = await reader.GetAsync(Publishing.File("withdrawn", 1));
            var list = (await reader.GetFromJsonAsync<JsonElement>("/api/mandates/withdrawn/information")).EnumerateArray().ToArray();
            var page = WebUtility.HtmlDecode(await reader.GetStringAsync(new Uri("/mandates/withdrawn/information", UriKind.Relative)));
            Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
            Assert.Equal(["Of another mandate.", "The page is gone.", ""], list.Select(i => i.GetProperty("withdrawn") is { ValueKind: JsonValueKind.Object } w ? $"{w.GetProperty("reason")}" : ""));
            Assert.All(list.Take(2), i => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (i.GetProperty("file").ValueKind, i.GetProperty("link").ValueKind)));
            Assert.Contains("Of another mandate.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("oas.org/two", page, StringComparison.Ordinal);
        }

        var documents = await ag.GetFromJsonAsync<JsonElement>("/api/mandates/withdrawn/documents");
        Assert.Equal(["WITHDRAWN/INF.3"], documents.EnumerateArray().Where(d => $"{d.GetProperty("kind")}" == "information").Select(d => $"{d.GetProperty("symbol")}"));
        var acts = (await app.GetAsync("/api/mandates/withdrawn/audit")).GetProperty("records").EnumerateArray().Select(r => $"{r.GetProperty("deed").GetProperty("act")}");
        Assert.Equal(["publishInformation", "publishInformation", "withdrawInformation", "withdrawInformation", "publishInformation"], acts.Where(a => a.EndsWith("Information", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_form_publishes_and_withdraws_and_what_is_refused_comes_back_with_the_reason()
    {
        await app.StartOpenAsync("by-form", states: 3);
        using var ag = await app.EnterAsync("by-form", "ag.mission");
        const string page = "/mandates/by-form/information";
        (string, string)[] fields = [("kind", "statement"), ("language", "es"), ("title-es", "Declaración <b>"), ("link", "https://user:secret@evil.example/")];

        using var refused = await ag.SubmitAsync($"{page}?language=es", page, fields);
        using var published = await ag.SubmitAsync(page, page, [.. fields[..3], ("link", "https://www.oas.org/es/")]);
        using var withdrawn = await ag.SubmitAsync(page, $"{page}/1/withdrawal", ("reason", "Sustituida por otra."));
        using var unknown = await ag.SubmitAsync(page, $"{page}/7/withdrawal", ("reason", "Nothing."));

        var again = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("El documento no se publicó.", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", again, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", again, StringComparison.Ordinal);
        Assert.Contains("<bdi>www.oas.org</bdi>", await published.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Sustituida por otra.", await withdrawn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Files_keep_the_rules_and_the_room_of_replies()
    {
        await app.StartOpenAsync("rules", states: 3);
        using var ag = await app.EnterAsync("rules", "ag.mission");

        using var program = await ag.PublishAsync("rules", "Program", Files.Of(Encoding.ASCII.GetBytes("MZ program"), "report.pdf", Files.PdfType));
        using var tooMuch = await ag.PublishAsync("rules", "Too much", Files.Of(Files.LargePdf(SmallRoom.Room + 1), "report.pdf", Files.PdfType));
        using var first = await ag.PublishAsync("rules", "First", Files.Of(Files.LargePdf(SmallRoom.Room - 10_000), "report.pdf", Files.PdfType));
        using var second = await ag.PublishAsync("rules", "Second", Files.Of(Files.LargePdf(20_000), "report.pdf", Files.PdfType));
        using var untitled = await ag.PublishAsync("rules", "", Files.Pdf("untitled"));

        Assert.Equal([422, 413, 201, 413, 422], new[] { program, tooMuch, first, second, untitled }.Select(a => (int)a.StatusCode));
    }

    private Task<IReadOnlyList<string>> BlobsAsync(string mandate) => app.Service<ReplyFiles>().OlderAsync(new(mandate), Instant.MaxValue, CancellationToken.None);

    public sealed class SmallRoom : RunningApp
    {
        public const int Room = 200_000;

        protected override Dictionary<string, string?> Settings => new() { ["Replies:MaxBytesPerState"] = $"{Room}" };
    }
}
