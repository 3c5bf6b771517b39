using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Questionnaires.Replies;

public partial class WorkingCopyTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static object Complete => Answers(("1", "Ministry"), ("2", "yes"), ("5", "youth"), ("11", "gangs"), ("12", "Three actions"));

    [Fact]
    public async Task Answers_and_files_become_one_version_with_one_receipt()
    {
        await StartAsync("copy");
        using var mission = await app.EnterAsync("copy", "ag.mission");
        var saved = await SaveAsync(mission, "copy", Complete, "\"none\"");
        using var file = await mission.PutAsync(Address("copy", "/files"), Files.Pdf("annex", "annex.pdf"));
        using var copy = await mission.GetAsync(Address("copy"));
        using var stale = await SubmitAsync(mission, "copy", saved.Headers.ETag!);

        using var submitted = await SubmitAsync(mission, "copy", copy.Headers.ETag!);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.Created, submitted.StatusCode);
        var files = (await submitted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString());
        Assert.Equal(["answers.json", "annex.pdf"], files);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        await StartAsync("collide");
        var other = await app.FocalPointAsync("collide", "ag", "one@ag.example");
        using var mission = await app.EnterAsync("collide", "ag.mission");
        using var focalPoint = await app.EnterAsync("collide", other);
        using var first = await SaveAsync(mission, "collide", Answers(("1", "from the mission")), "\"none\"");

        using var second = await SaveAsync(focalPoint, "collide", Answers(("1", "from the focal point")), "\"none\"");
        using var unseen = await focalPoint.PutAsJsonAsync(Address("collide"), Answers(("1", "x")));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal((HttpStatusCode)428, unseen.StatusCode);
        Assert.Contains("from the mission", await mission.GetStringAsync(Address("collide")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_stands_is_replaced_only_with_a_reason_and_complete_answers()
    {
        await StartAsync("reasons");
        await app.ReplyAsync("reasons", "ag", [1]);
        using var mission = await app.EnterAsync("reasons", "ag.mission");
        using var saved = await SaveAsync(mission, "reasons", Answers(("1", "Ministry"), ("8", "many"), ("3", "2012-02-30"), ("2", "perhaps"), ("4", "none.pdf")), "\"none\"");

        using var unreasoned = await SubmitAsync(mission, "reasons", saved.Headers.ETag!);
        using var incomplete = await SubmitAsync(mission, "reasons", saved.Headers.ETag!, "A mistake.");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        Assert.Contains("reason", await unreasoned.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var detail = await incomplete.Content.ReadAsStringAsync();
        Assert.All(new[] { "2: Choose among", "3: Write a date as", "4: Add the file first", "5: Answer this", "8: Write a number, such as 284.5." }, fault => Assert.Contains($"Question {fault}", detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_saves_adds_files_and_submits_without_script_and_loses_nothing_typed()
    {
        await StartAsync("page");
        using var mission = await app.EnterAsync("page", "ag.mission");
        var page = await mission.GetStringAsync(Page("page"));

        using var faulty = await SendAsync(mission, page, "submit", [("q-1", "Ministry <b>"), ("q-8", "many")]);
        var faults = await faulty.Content.ReadAsStringAsync();
        using var conflict = await SendAsync(mission, page, "save", [("q-1", "typed on the old page")]);
        var both = await conflict.Content.ReadAsStringAsync();
        using var submitted = await SendAsync(mission, both, "submit", [("q-1", "Ministry"), ("q-2", "yes"), ("q-5", "youth"), ("q-5", "gender"), ("q-11", "gangs"), ("q-12", "Three")], "annex.pdf");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Contains("Ministry &lt;b&gt;", faults, StringComparison.Ordinal);
        Assert.Contains("value=\"many\"", faults, StringComparison.Ordinal);
        Assert.Contains("Write a number", faults, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, conflict.StatusCode);
        Assert.Contains("typed on the old page", both, StringComparison.Ordinal);
        Assert.Contains("Ministry &lt;b&gt;", both, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
        Assert.StartsWith("/receipts/PAGE-AG-1-", submitted.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("annex.pdf", await submitted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task StartAsync(string mandate)
    {
        await app.StartDispatchedAsync(mandate);
        await SampleQuestionnaire.PublishAsync(app, mandate);
    }

    private static object Answers(params (string Question, string Value)[] values) =>
        new { answers = new { questionnaire = 1, language = "en", values = values.ToDictionary(v => v.Question, v => new[] { v.Value }) } };

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient http, string mandate, object body, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(mandate)) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(version));
        return await http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient http, string mandate, EntityTagHeaderValue version, string? reason = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(mandate, "/submission")) { Content = JsonContent.Create(new { reason }) };
        request.Headers.IfMatch.Add(version);
        return await http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string page, string act, (string Name, string Value)[] fields, string? file = null)
    {
        using var form = new MultipartFormDataContent();
        // The first form of the page is the one to sign out.
        var hidden = Hidden().Matches(page[page.IndexOf("id=\"reply\"", StringComparison.Ordinal)..]).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        foreach (var (name, value) in fields.Concat(hidden).Append(("act", act)))
        {
            form.Add(new StringContent(value), name);
        }

        if (file is not null)
        {
            var annex = new ByteArrayContent(SmallPdf.Of("annex"));
            annex.Headers.ContentType = MediaTypeHeaderValue.Parse(Files.PdfType);
            form.Add(annex, "file", file);
        }

        return await http.PostAsync(new Uri(Action().Match(page).Groups[1].Value, UriKind.Relative), form);
    }

    private static Uri Address(string mandate, string rest = "") => new($"/api/mandates/{mandate}/states/ag/working-copy{rest}", UriKind.Relative);

    private static Uri Page(string mandate) => new($"/mandates/{mandate}/states/ag/reply", UriKind.Relative);

    [GeneratedRegex("""<input type="hidden" name="(seen|token|questionnaire)" value="([^"]*)" ?/?>""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""action="([^"]*/reply[^"]*)"[^>]*multipart""")]
    private static partial Regex Action();
}
