using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Status;

/// <summary>The acts of secretariat and chair as forms: shown, then confirmed.</summary>
public sealed partial class ActFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_mandate_is_started_from_the_sample_after_its_first_notices_were_shown()
    {
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        var sample = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(await SampleAsync(http))).Replace("\"ag-dec-66\"", "\"by-form-66\"", StringComparison.Ordinal);

        using var wrong = await http.SubmitAsync("/start", "/start", ("step", "preview"), ("plan", """{"mandate":{"id":"<b>x"}}"""));
        using var preview = await http.SubmitAsync("/start", "/start", ("step", "preview"), ("plan", sample));
        var shown = await TextAsync(preview);
        using var before = await app.Http.GetAsync(new Uri("/api/mandates/by-form-66/status", UriKind.Relative));
        using var started = await http.SubmitAsync("/start", "/start", ("step", "confirm"), ("plan", sample));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("""{"mandate":{"id":"<b>x"}}</textarea>""", await TextAsync(wrong), StringComparison.Ordinal);
        Assert.Contains("with 34 member states, starts under the id by-form-66", shown, StringComparison.Ordinal);
        Assert.Contains("34 recipients", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal("/mandates/by-form-66", started.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_second_mandate_from_the_sample_needs_its_own_id_and_past_dates_are_remarked()
    {
        await app.StartAsync("first-66", states: 3);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 16)));
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        var plan = Encoding.UTF8.GetString(WorkPlanJson.Write(RunningApp.Plan("first-66", states: 3)));

        using var same = await http.SubmitAsync("/start", "/start", ("step", "preview"), ("id", ""), ("plan", plan));
        using var odd = await http.SubmitAsync("/start", "/start", ("step", "preview"), ("id", "Second 66"), ("plan", plan));
        using var preview = await http.SubmitAsync("/start", "/start", ("step", "preview"), ("id", "second-66"), ("plan", plan));
        var shown = await TextAsync(preview);
        using var started = await http.SubmitAsync("/start", "/start", ("step", "confirm"), ("id", "second-66"), ("plan", plan));

        Assert.Equal(HttpStatusCode.Conflict, same.StatusCode);
        Assert.Contains("Give the new mandate another id than 'first-66'", await TextAsync(same), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
        Assert.Contains("value=\"Second 66\"", await TextAsync(odd), StringComparison.Ordinal);
        Assert.Contains("Start second-66", shown, StringComparison.Ordinal);
        Assert.Contains("dates of the calendar have passed.", shown, StringComparison.Ordinal);
        Assert.Equal("/mandates/second-66", started.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task One_states_deadline_is_extended_and_what_it_does_is_seen_first()
    {
        await app.StartDispatchedAsync("extended", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        const string page = "/mandates/extended/plan";
        (string, string)[] fields = [("change", "extend"), ("base", "0"), ("state", "ar"), ("date", "2012-03-01"), ("time", ""), ("reason", "The mission <i>asked</i>."), ("decision", "formal-2011-12-15")];

        using var bare = await http.SubmitAsync(page, page, [("step", "preview"), .. fields.Where(f => f.Item1 != "decision")]);
        using var preview = await http.SubmitAsync(page, page, [("step", "preview"), .. fields]);
        var shown = await TextAsync(preview);
        var still = (await app.GetAsync("/api/mandates/extended/status")).GetProperty("planRevision").GetInt32();
        using var confirmed = await http.SubmitAsync(page, page, [("step", "confirm"), .. fields]);
        var after = await confirmed.Content.ReadAsStringAsync();
        using var stale = await http.SubmitAsync(page, page, [("step", "preview"), .. fields.Select(f => f.Item1 == "date" ? ("date", "2012-03-05") : f)]);
        var kept = await TextAsync(stale);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Contains("value=\"The mission <i>asked</i>.\"", await TextAsync(bare), StringComparison.Ordinal);
        Assert.Contains("Own deadline of Argentina: 23 February 2012, 23:59 → <strong>1 March 2012, 23:59</strong>", shown, StringComparison.Ordinal);
        Assert.Contains("Notice of the new deadline", shown, StringComparison.Ordinal);
        Assert.Contains("no longer for the states named above", shown, StringComparison.Ordinal);
        Assert.Contains("without Argentina, whose deadline is later", shown, StringComparison.Ordinal);
        Assert.Equal(0, still);
        Assert.Contains("Revision 1 is in force.", after, StringComparison.Ordinal);
        Assert.Contains("Own deadline of Argentina: <strong>1 March 2012</strong>", after, StringComparison.Ordinal);
        Assert.Contains("The mission &lt;i&gt;asked", after, StringComparison.Ordinal);
        Assert.Matches("(?s)id=\"calendar\".*Preparation of the draft.*Own deadline of Argentina.*9 March 2012", after);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("value=\"2012-03-05\"", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("move", "row", "informal-2012-03-09", "date", "2012-03-12", "12 March 2012")]
    [InlineData("add", "topics", "Consultations", "date", "2012-03-13", "13 March 2012")]
    [InlineData("cancel", "row", "informal-2012-03-09", "date", "", "9 March 2012")]
    public async Task Each_change_of_the_calendar_can_be_previewed(string change, string field, string value, string other, string date, string expected)
    {
        using var http = await app.EnterAsync(CallerRoles.Chair);
        using var known = await http.GetAsync(new Uri("/api/mandates/calendar/plan", UriKind.Relative));
        if (known.StatusCode == HttpStatusCode.NotFound)
        {
            await app.StartAsync("calendar", states: 3);
        }

        const string page = "/mandates/calendar/plan";
        using var preview = await http.SubmitAsync(page, page, ("step", "preview"), ("change", change), ("base", "0"), (field, value), (other, date), ("time", ""), ("kind", "informalMeeting"), ("reason", "Consultations"), ("decision", ""));
        var shown = await TextAsync(preview);

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("Confirm revision 1", shown, StringComparison.Ordinal);
        Assert.Contains(expected, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_changes_are_collected_left_out_again_and_confirmed_together()
    {
        await app.StartDispatchedAsync("several", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        const string page = "/mandates/several/plan";
        (string, string)[] common = [("base", "0"), ("reason", "The chair\u2019s consultations"), ("decision", "formal-2011-12-15")];
        (string, string)[] extend = [("change", "extend"), ("state", "ar"), ("date", "2012-03-01"), ("time", "")];
        (string, string)[] add = [("change", "add"), ("kind", "informalMeeting"), ("date", "2012-03-13"), ("time", ""), ("topics", "Bananas & <b>peace</b>; 100 % = all")];

        using var one = await http.SubmitAsync(page, page, [.. common, .. extend, ("more", "true")]);
        var first = await one.Content.ReadAsStringAsync();
        using var two = await http.SubmitAsync(page, page, [.. common, .. add, .. KeptIn(first), ("more", "true")]);
        var both = await two.Content.ReadAsStringAsync();
        using var third = await http.SubmitAsync(page, page, [.. common, ("change", "cancel"), ("row", "informal-2012-03-09"), .. KeptIn(both), ("more", "true")]);
        using var dropped = await http.SubmitAsync(page, page, [.. common, .. KeptIn(await third.Content.ReadAsStringAsync()), ("drop", "2")]);
        var left = await dropped.Content.ReadAsStringAsync();
        using var preview = await http.SubmitAsync(page, page, [("step", "preview"), .. common, .. KeptIn(left)]);
        var shown = await TextAsync(preview);
        using var confirmed = await http.SubmitAsync(page, page, [("step", "confirm"), .. common, .. KeptIn(left)]);
        var plan = await app.GetAsync("/api/mandates/several/plan");

        Assert.Contains("Extend the deadline of Argentina to 1 March 2012", first, StringComparison.Ordinal);
        Assert.Contains("value=\"The chair&#x2019;s consultations\"", first, StringComparison.Ordinal);
        Assert.Equal([1, 2, 2], new[] { first, both, left }.Select(html => KeptIn(html).Length));
        Assert.DoesNotContain("Cancel: ", left, StringComparison.Ordinal);
        Assert.Contains("Own deadline of Argentina: 23 February 2012, 23:59 → <strong>1 March 2012, 23:59</strong>", shown, StringComparison.Ordinal);
        Assert.Contains("13 March 2012", shown, StringComparison.Ordinal);
        Assert.Contains("Revision 1 is in force.", await TextAsync(confirmed), StringComparison.Ordinal);
        Assert.Contains("Bananas & <b>peace</b>; 100 % = all", plan.GetProperty("activities").EnumerateArray().SelectMany(a => a.GetProperty("topics").EnumerateArray()).Select(t => t.GetProperty("text").GetString()));
        Assert.Contains("informal-2012-03-09", plan.GetProperty("activities").EnumerateArray().Where(a => !a.TryGetProperty("cancelled", out var gone) || !gone.GetBoolean()).Select(a => a.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_meeting_is_recorded_after_its_quorum_and_effect_were_seen()
    {
        await app.StartOpenAsync("sitting", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Chair);
        const string page = "/mandates/sitting/meetings/formal-2011-12-15";
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        var acts = await http.GetStringAsync(new Uri("/mandates/sitting/acts", UriKind.Relative));
        (string, string)[] fields = [("outcome", "held"), ("present", "ag"), ("present", "ar"), ("decided", "adoptWorkPlan"), ("decided", "electViceChairs"), ("chair-1", "Ana D'Almeida"), ("chair-state-1", "ag"), ("summary", "It was brief.")];

        using var none = await http.SubmitAsync(page, page, [("step", "preview"), .. fields.Where(f => f.Item1 != "present")]);
        var refused = await TextAsync(none);
        using var preview = await http.SubmitAsync(page, page, [("step", "preview"), .. fields]);
        var shown = await preview.Content.ReadAsStringAsync();
        using var kept = await http.SubmitAsync(page, page, [("step", "confirm"), .. fields]);
        await app.SettleAsync();
        var after = await TextAsync(kept);
        using var mission = await app.EnterAsync("sitting", "ag.mission");
        var read = await mission.GetStringAsync(new Uri(page, UriKind.Relative));

        Assert.Contains(page, acts, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("Record it as postponed.", refused, StringComparison.Ordinal);
        Assert.Contains(">It was brief.</textarea>", refused, StringComparison.Ordinal);
        Assert.Contains("2 of 3 member states present", shown, StringComparison.Ordinal);
        Assert.Contains("Ana D&#x27;Almeida", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("D'Almeida", shown, StringComparison.Ordinal);
        Assert.Contains("The meeting is recorded.", after, StringComparison.Ordinal);
        Assert.Contains("adopted the work plan, elected the vice chairs", after, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"present\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_published_after_its_paragraphs_and_changes_were_seen()
    {
        await app.StartAsync("published", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Chair);
        const string page = "/mandates/published/drafts";

        using var empty = await http.SubmitAsync(page, page, ("step", "preview"), ("markdown", " "), ("in", "en"));
        using var preview = await http.SubmitAsync(page, page, ("step", "preview"), ("markdown", "# Plan\n\n1. To <b>act</b>."), ("in", "es"));
        var shown = await preview.Content.ReadAsStringAsync();
        using var before = await http.GetAsync(new Uri("/api/mandates/published/drafts/1", UriKind.Relative));
        using var first = await http.SubmitAsync(page, page, ("step", "confirm"), ("markdown", "# Plan\n\n1. To <b>act</b>."), ("in", "es"));
        var clean = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri($"{page}?from=clean", UriKind.Relative)));
        using var next = await http.SubmitAsync(page, page, ("step", "preview"), ("markdown", "# Plan\n\n1. To <b>act</b> together."), ("in", "es"));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("1. To &lt;b&gt;act&lt;/b&gt;.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("To <b>", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal("/mandates/published/drafts/1", first.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("To <b>act</b>. {#p2}", clean, StringComparison.Ordinal);
        Assert.Contains("<ins> together</ins>", await TextAsync(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_questionnaire_is_put_out_after_its_questions_were_seen()
    {
        await app.StartAsync("asked", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Chair);
        const string page = "/mandates/asked/questionnaire";
        var json = Questionnaires.SampleQuestionnaire.Json;

        using var wrong = await http.SubmitAsync(page, page, ("step", "confirm"), ("json", "{<b>"));
        using var preview = await http.SubmitAsync(page, page, ("step", "preview"), ("json", json));
        using var none = await http.GetAsync(new Uri("/api/mandates/asked/questionnaire", UriKind.Relative));
        using var kept = await http.SubmitAsync(page, page, ("step", "confirm"), ("json", json));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(">{<b></textarea>", await TextAsync(wrong), StringComparison.Ordinal);
        Assert.Contains("Publish version 1", await TextAsync(preview), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("✓ Version 1 is published.", await TextAsync(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_on_paper_is_recorded_by_one_officer_and_confirmed_by_another()
    {
        await app.StartDispatchedAsync("paper", states: 3);
        using var secretariat = await app.EnterAsync(CallerRoles.Secretariat);
        using var chair = await app.EnterAsync(CallerRoles.Chair);
        const string page = "/mandates/paper/on-behalf";

        using var refused = await RecordAsync(secretariat, page, "yesterday");
        using var recorded = await RecordAsync(secretariat, page, RunningApp.Local(app.Now));
        var own = await TextAsync(recorded);
        using var bySame = await secretariat.SubmitAsync(page, $"{page}/confirmation", ("state", "ar"), ("number", "1"));
        using var byAnother = await chair.SubmitAsync(page, $"{page}/confirmation", ("state", "ar"), ("number", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("value=\"NV <i>7\"", await TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains("You recorded it, so another officer has to confirm it.", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, bySame.StatusCode);
        Assert.Contains("Confirmed: the state has replied.", await TextAsync(byAnother), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_confirms_a_paper_is_told_that_the_state_has_replied_since()
    {
        await app.StartDispatchedAsync("overtaken", states: 3);
        using var secretariat = await app.EnterAsync(CallerRoles.Secretariat);
        using var chair = await app.EnterAsync(CallerRoles.Chair);
        const string page = "/mandates/overtaken/on-behalf";
        using var recorded = await RecordAsync(secretariat, page, RunningApp.Local(app.Now));
        await app.AdvanceToAsync(app.Now + Duration.FromMinutes(15));
        var before = await chair.GetStringAsync(new Uri(page, UriKind.Relative));
        using var online = await app.ReplyAsync("overtaken", "ar", [1]);

        var (said, view) = (await SaidAsync("en"), (await app.GetAsync("/api/mandates/overtaken/states/ar/replies-on-behalf"))[0]);
        var others = new[] { await SaidAsync("es"), await SaidAsync("fr"), await SaidAsync("pt") };
        using var confirmed = await chair.SubmitAsync(page, $"{page}/confirmation", ("state", "ar"), ("number", "1"));
        var after = (await app.GetAsync("/api/mandates/overtaken/states/ar/replies-on-behalf"))[0];

        Assert.DoesNotContain("The state has replied since", before, StringComparison.Ordinal);
        Assert.Contains("△ The state has replied since, on ", said, StringComparison.Ordinal);
        Assert.Contains("Confirming makes the reply on paper the current version", said, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"since-ar-1 effect-ar-1\"", said, StringComparison.Ordinal);
        Assert.Contains("El Estado ha respondido después, el ", others[0], StringComparison.Ordinal);
        Assert.Contains("L’État a répondu depuis, le ", others[1], StringComparison.Ordinal);
        Assert.Contains("O Estado respondeu depois, em ", others[2], StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("repliedSince").ValueKind);
        Assert.Equal(2, after.GetProperty("version").GetInt32());
        Assert.False(after.TryGetProperty("repliedSince", out var none) && none.ValueKind != JsonValueKind.Null);

        async Task<string> SaidAsync(string language) => WebUtility.HtmlDecode(await chair.GetStringAsync(new Uri($"{page}?language={language}", UriKind.Relative)));
    }

    [Fact]
    public async Task What_a_reply_on_paper_lacks_is_said_in_the_language_of_the_page()
    {
        await app.StartDispatchedAsync("lacking", states: 3);
        using var secretariat = await app.EnterAsync(CallerRoles.Secretariat);

        Assert.Contains("El cuestionario se envió el ", await RefusedAsync("es", "1999-01-01T09:00"), StringComparison.Ordinal);
        Assert.Contains("Le questionnaire a été envoyé le ", await RefusedAsync("fr", "1999-01-01T09:00"), StringComparison.Ordinal);
        Assert.Contains("O questionário foi enviado em ", await RefusedAsync("pt", "1999-01-01T09:00"), StringComparison.Ordinal);
        Assert.Contains("su referencia, de 200 caracteres como máximo", await RefusedAsync("es", "yesterday"), StringComparison.Ordinal);

        async Task<string> RefusedAsync(string language, string received)
        {
            using var refused = await RecordAsync(secretariat, $"/mandates/lacking/on-behalf?language={language}", received);
            var html = await TextAsync(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.DoesNotContain("<span lang=\"en\"", html, StringComparison.Ordinal);
            return html;
        }
    }

    private static async Task<HttpResponseMessage> RecordAsync(HttpClient http, string page, string received)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("token", await http.FormTokenAsync(page)), ("state", "ar"), ("channel", "noteVerbale"), ("reference", "NV <i>7"), ("receivedAt", received) })
        {
            form.Add(new StringContent(value), name);
        }

        using var scan = Files.Pdf("scan", "note.pdf");
        scan.Headers.ContentDisposition = null;
        form.Add(scan, "file", "note.pdf");
        return await http.PostAsync(new Uri(page, UriKind.Relative), form);
    }

    [Fact]
    public async Task An_acknowledgement_waits_for_its_transmittal()
    {
        await app.StartAsync("unsent", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        const string page = "/mandates/unsent/acknowledgements";

        using var refused = await http.SubmitAsync(page, page, ("step", "confirm"), ("body", "session"), ("reference", "CP/doc.1"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The package has not been transmitted to this body yet.", await TextAsync(refused), StringComparison.Ordinal);
    }

    private static async Task<string> SampleAsync(HttpClient http)
    {
        var html = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri("/start?sample=true", UriKind.Relative)));
        var begins = html.IndexOf('{', html.IndexOf("name=\"plan\"", StringComparison.Ordinal));
        return html[begins..html.IndexOf("</textarea>", begins, StringComparison.Ordinal)];
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    // What the first form of the page carries of the changes kept so far.
    private static (string, string)[] KeptIn(string html) =>
        [.. Kept().Matches(html[html.IndexOf("class=\"so-far\"", StringComparison.Ordinal)..html.IndexOf("id=\"all-reason\"", StringComparison.Ordinal)])
            .Select(m => ("kept", WebUtility.HtmlDecode(m.Groups[1].Value)))];

    [GeneratedRegex("name=\"kept\" value=\"([^\"]+)\"")]
    private static partial Regex Kept();
}
