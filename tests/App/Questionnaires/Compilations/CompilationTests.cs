using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Compilations;

public class CompilationTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_compilation_follows_the_deadline_and_each_accepted_late_reply()
    {
        await app.StartDispatchedAsync("compiled");
        await SampleQuestionnaire.PublishAsync(app, "compiled");
        await AnswerAsync("compiled", "bs", "=2+2 Ministry", "es");
        await app.ReplyAsync("compiled", "ag", [1]);
        Assert.Equal(0, (await app.GetAsync("/api/mandates/compiled/compilations")).GetArrayLength());
        var none = await app.Http.GetStringAsync(new Uri("/mandates/compiled/compilations?language=en", UriKind.Relative));
        Assert.Contains("the first is made when the deadline passes", none, StringComparison.Ordinal);
        Assert.Contains("href=\"/mandates/compiled/plan\"", none, StringComparison.Ordinal);

        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24));
        await app.ReplyAsync("compiled", "ar", [2]);
        await app.ReplyAsync("compiled", "ec", [3]);
        var first = await DocumentAsync("compiled", 1, "en");
        await RuleAsync("ar", "accept");
        await RuleAsync("ec", "decline");

        var symbols = (await app.GetAsync("/api/mandates/compiled/compilations")).EnumerateArray().Select(c => c.GetProperty("symbol").GetString());
        Assert.Equal(["COMPILED/doc.2", "COMPILED/doc.2 rev.1"], symbols);
        Assert.Equal(first, await DocumentAsync("compiled", 1, "en"));
        var second = await DocumentAsync("compiled", 2, "en");
        Assert.Contains("late, accepted by the chair", second, StringComparison.Ordinal);
        Assert.Contains("[Original: Spanish]", second, StringComparison.Ordinal);
        Assert.Contains("(a) Yes", second, StringComparison.Ordinal);
        Assert.Contains("a) Oui", await DocumentAsync("compiled", 2, "fr"), StringComparison.Ordinal);

        var table = await app.Http.GetStringAsync(new Uri("/api/mandates/compiled/compilations/2/table?language=pt", UriKind.Relative));
        Assert.Contains("'=2+2 Ministry", table, StringComparison.Ordinal);
        Assert.Contains(",-5.25,", table, StringComparison.Ordinal);
        Assert.Contains("First;'=1+1.", table, StringComparison.Ordinal);
        Assert.Contains("Second.⟨U+0001⟩⟨U+202E⟩⟨U+0000⟩", table, StringComparison.Ordinal);
        var page = await app.Http.GetStringAsync(new Uri("/mandates/compiled/compilations?language=es", UriKind.Relative));
        Assert.Contains("Respuestas por pregunta", page, StringComparison.Ordinal);

        var notices = (await app.GetAsync("/api/mandates/compiled/notices")).EnumerateArray().Where(n => n.GetProperty("reason").GetString() == "lateRuling");
        Assert.Equal(["ar", "ec"], notices.Select(n => n.GetProperty("state").GetString()).Order(StringComparer.Ordinal));
    }

    private async Task RuleAsync(string state, string kind)
    {
        using var chair = app.Officer(CallerRoles.Chair);
        var address = $"/api/mandates/compiled/states/{state}/replies/1/ruling";
        using var ruled = await chair.PutAsJsonAsync(address, new { kind, reason = "Two days late." });
        using var otherwise = await chair.PutAsJsonAsync(address, new { kind = "asInformation", reason = "Changed my mind." });
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.Created, ruled.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, otherwise.StatusCode);
    }

    private async Task AnswerAsync(string mandate, string state, string authority, string language)
    {
        using var mission = await app.EnterAsync(mandate, $"{state}.mission");
        var address = $"/api/mandates/{mandate}/states/{state}/working-copy";
        var values = new Dictionary<string, string[]>
        {
            ["1"] = [authority],
            ["2"] = ["yes"],
            ["5"] = ["youth", "schools"],
            ["11"] = ["gangs"],
            ["8"] = ["-5.25"],
            ["12"] = ["First;=1+1.\nSecond.\u0001\u202E\0"],
        };
        using var save = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { answers = new { questionnaire = 1, language, values } }) };
        save.Headers.IfMatch.Add(new("\"none\""));
        using var saved = await mission.SendAsync(save);
        using var submit = new HttpRequestMessage(HttpMethod.Post, $"{address}/submission") { Content = JsonContent.Create(new { }) };
        submit.Headers.IfMatch.Add(saved.Headers.ETag!);
        using var submitted = await mission.SendAsync(submit);
        Assert.Equal(HttpStatusCode.Created, submitted.StatusCode);
    }

    private async Task<string> DocumentAsync(string mandate, int number, string language)
    {
        var bytes = await app.Http.GetByteArrayAsync(new Uri($"/api/mandates/{mandate}/compilations/{number}/document?language={language}", UriKind.Relative));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        return document.MainDocumentPart!.Document!.InnerText;
    }
}
