using Mandates.App.Tests.Submission;

namespace Mandates.App.Tests.Community;

/// <summary>Paragraph 16: the processes are consulted, and the record says truthfully on what and with which result.</summary>
public sealed class ConsultationTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Page = "/consultation";
    private const string Words = "The authorities agree.\nThey ask for figures.";

    [Fact]
    public async Task A_process_reads_answers_and_is_thanked_and_a_silent_one_is_reminded()
    {
        await app.StartDispatchedAsync("consulted", states: 3, consultationDays: 10);
        await app.StartDispatchedAsync("elsewhere", states: 3);
        using var stranger = app.Stranger();
        using var ag = await app.EnterAsync("consulted", "ag.mission");
        var code = Codes("consulted", "mispa").Single();

        using var opened = await stranger.SubmitAsync(Page, Page, ("code", code));
        var page = await TextAsync(opened);
        using var sent = await stranger.SubmitAsync(Page, $"{Page}/answer", ("code", code), ("draft", "0"), ("text", Words));
        using var twice = await stranger.SubmitAsync(Page, $"{Page}/answer", ("code", code), ("draft", "0"), ("text", Words));
        using var notAsked = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code, draft = 1, text = "On a draft." });
        using var empty = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code, draft = 0, text = " " });
        using var addressed = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code, draft = 0, text = "Write to a@b.example" });
        using var filed = await AnswerAsync(stranger, code, "See the file.", Files.Pdf("answer", "respuesta.pdf"));
        await app.SettleAsync();
        var seen = await ag.GetFromJsonAsync<JsonElement>("/api/mandates/consulted/consultations");
        using var file = await ag.GetAsync(new Uri("/api/mandates/consulted/consultations/MISPA/0/answers/2/file", UriKind.Relative));
        var shown = WebUtility.HtmlDecode(await ag.GetStringAsync(new Uri("/mandates/consulted/consultations?language=en", UriKind.Relative)));
        var waiting = (await app.GetAsync("/api/mandates/consulted/status")).GetProperty("waitingFor").ToString();

        Assert.Contains("Respuesta de MISPA", page, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [sent.StatusCode, twice.StatusCode, filed.StatusCode]);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], [notAsked.StatusCode, empty.StatusCode, addressed.StatusCode]);
        Assert.Equal(["MISPA 0 2", "REMJA 0 0"], seen.EnumerateArray().Select(Line));
        Assert.Equal(SmallPdf.Of("answer"), await file.Content.ReadAsByteArrayAsync());
        Assert.Contains("They ask for figures.", shown, StringComparison.Ordinal);
        Assert.Contains("silent", shown, StringComparison.Ordinal);
        Assert.Contains("REMJA", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("MISPA", waiting, StringComparison.Ordinal);
        await NobodyElseSeesItAsync(code);
        await ItEndsInThePackageAsync();
    }

    // Other mandates, strangers and forged codes are told nothing.
    private async Task NobodyElseSeesItAsync(string code)
    {
        using var elsewhere = await app.EnterAsync("elsewhere", "ag.mission");
        using var stranger = app.Stranger();
        foreach (var outside in new[] { elsewhere, stranger })
        {
            foreach (var path in new[] { "/api/mandates/consulted/consultations", "/mandates/consulted/consultations", "/api/mandates/consulted/consultations/MISPA/0/answers/2/file" })
            {
                using var answer = await outside.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        foreach (var forged in new[] { code + "x", code.Replace("/consulted-mispa/", "/consulted-remja/", StringComparison.Ordinal), code.Replace("consulted/", "elsewhere/", StringComparison.Ordinal) })
        {
            using var answer = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code = forged, draft = 0, text = "Yes." });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var entered = await stranger.PostAsJsonAsync("/api/session", new { code });
        Assert.Equal(HttpStatusCode.NotFound, entered.StatusCode);
    }

    private async Task ItEndsInThePackageAsync()
    {
        await app.AdvanceToAsync(RunningApp.At(2012, 1, 25));
        Assert.Equal((1, 2), (Codes("consulted", "mispa").Length, Codes("consulted", "remja").Length));
        using var stranger = app.Stranger();
        using var late = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code = Codes("consulted", "remja")[^1], draft = 0, text = "Later." });
        Assert.True((await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answers")[0].GetProperty("late").GetBoolean());

        await PackageSteps.ApproveAsync(app, "consulted");
        var submission = await app.GetAsync("/api/mandates/consulted/submission");
        var verdict = await app.GetAsync($"/api/submissions/{submission.GetProperty("sha256")}/verify");
        var files = submission.GetProperty("manifest").GetProperty("files").EnumerateArray().Select(f => $"{f.GetProperty("name")}").Where(n => n.StartsWith("consultation/", StringComparison.Ordinal));
        var resolution = await app.Http.GetStringAsync(new Uri("/api/mandates/consulted/resolution/print?language=en", UriKind.Relative));
        using var closed = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code = Codes("consulted", "mispa")[^1], draft = 1, text = "Too late." });

        Assert.True(verdict.GetProperty("holds").GetBoolean(), verdict.ToString());
        Assert.Equal(["MISPA-0-2.pdf", "consultation.en.html", "consultation.es.html", "consultation.fr.html", "consultation.pt.html"], files.Select(f => f["consultation/".Length..]).Order(StringComparer.Ordinal));
        Assert.Contains("took part in the processes consulted", resolution, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
        Assert.Contains("To thank the member states for their contributions.", await app.Http.GetStringAsync(new Uri("/api/mandates/elsewhere/resolution/print?language=en", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient http, string code, string text, ByteArrayContent file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("token", await http.FormTokenAsync(Page)), ("code", code), ("draft", "0"), ("text", text) })
        {
            content.Add(new StringContent(value), name);
        }

        file.Headers.ContentDisposition = null;
        content.Add(file, "file", "respuesta.pdf");
        return await http.PostAsync(new Uri($"{Page}/answer", UriKind.Relative), content);
    }

    private static string Line(JsonElement c) => $"{c.GetProperty("process")} {c.GetProperty("draft")} {c.GetProperty("answers").GetArrayLength()}";

    private string[] Codes(string mandate, string process) => app.ConsultationCodes(mandate, process);

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
