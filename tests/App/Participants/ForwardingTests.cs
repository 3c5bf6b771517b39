using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Participants;

/// <summary>Procedure 2: the questionnaire goes to the missions, and through them to their capitals.</summary>
public partial class ForwardingTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Note = "The figures of the police are with you.\nThank you.";

    [Fact]
    public async Task The_mission_forwards_it_and_what_it_leaves_goes_on_by_itself()
    {
        await ReadyAsync("forward", "one@ag.example", "two@ag.example");
        using var mission = await app.EnterAsync("forward", "ag.mission");
        Assert.Equal(["ag.mission", "ec.mission"], await WrittenAsync("forward", "questionnaireDispatch"));

        using var forwarded = await ForwardAsync(mission, "forward", new { to = new[] { "ag.1" }, note = Note });
        using var again = await ForwardAsync(mission, "forward", new { to = new[] { "ag.1" }, note = Note });
        await app.SettleAsync();

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK], new[] { forwarded.StatusCode, again.StatusCode });
        Assert.Equal(["ag.1"], await WrittenAsync("forward", "questionnaireForwarded"));
        var letter = app.Host.Host.Mail.Mails.Last(m => m.To == "one@ag.example");
        Assert.Contains("The permanent mission writes:\n> The figures of the police are with you.\n> Thank you.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("only the permanent mission has the questionnaire", app.Host.Host.Mail.Mails.Last(m => m.To == "mission.ag@missions.example" && m.Subject.StartsWith("Questionnaire", StringComparison.Ordinal)).Text, StringComparison.Ordinal);

        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 1, 16, 10)));

        Assert.Equal(["ag.2"], await WrittenAsync("forward", "questionnaireGoesOn"));
        Assert.Contains("goes on to you by itself", app.Host.Host.Mail.Mails.Last(m => m.To == "two@ag.example").Text, StringComparison.Ordinal);
        Assert.True((await app.GetAsync("/api/mandates/forward/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task Its_own_people_alone_read_the_note_and_no_other_state_anything()
    {
        await ReadyAsync("note", "one@ag.example");
        using var mission = await app.EnterAsync("note", "ag.mission");
        (await ForwardAsync(mission, "note", new { to = new[] { "ag.1" }, note = Note })).Dispose();
        using var focalPoint = await app.EnterAsync("note", "ag.1");
        using var other = await app.EnterAsync("note", "ec.mission");
        using var auditor = app.Officer(CallerRoles.Auditor);

        Assert.Contains("police", await ReadAsync(focalPoint, "/api/mandates/note/states/ag/forwardings"), StringComparison.Ordinal);
        Assert.Contains("police", await ReadAsync(mission, "/mandates/note/states/ag"), StringComparison.Ordinal);
        Assert.Contains("police", await ReadAsync(focalPoint, "/api/mandates/note/own-data"), StringComparison.Ordinal);
        Assert.Contains("police", await ReadAsync(mission, "/api/mandates/note/own-data"), StringComparison.Ordinal);
        Assert.DoesNotContain("police", await ReadAsync(other, "/api/mandates/note/own-data"), StringComparison.Ordinal);
        foreach (var officer in new[] { app.Http, auditor })
        {
            foreach (var path in new[] { "/api/mandates/note/states/ag/forwardings", "/mandates/note/states/ag", "/api/mandates/note/audit", "/api/mandates/note/status" })
            {
                Assert.DoesNotContain("police", await ReadAsync(officer, path), StringComparison.Ordinal);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri("/api/mandates/note/states/ag/forwardings", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task On_its_page_the_mission_chooses_forwards_and_sees_who_signed_in()
    {
        await ReadyAsync("page", "one@ag.example", "two@ag.example");
        using var mission = await app.EnterAsync("page", "ag.mission");
        const string page = "/mandates/page/states/ag";
        var shown = await ReadAsync(mission, page);

        using var refused = await mission.SubmitAsync(page, $"{page}/forwardings", ("note", Note));
        using var sent = await mission.SubmitAsync(page, $"{page}/forwardings", ("to", "ag.1"), ("note", Note));
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromMinutes(5));
        (await app.EnterAsync("page", "ag.1")).Dispose();
        var after = await ReadAsync(mission, page);

        Assert.Contains("name=\"to\" value=\"ag.2\"", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("The figures of the police", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Forwarded. The mail is on its way.", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"to\" value=\"ag.1\"", after, StringComparison.Ordinal);
        Assert.Equal(2, Marks().Count(after[after.IndexOf("id=\"forward\"", StringComparison.Ordinal)..after.IndexOf("<blockquote", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task While_it_is_with_its_mission_the_status_says_so_and_until_when()
    {
        await ReadyAsync("with", "one@ag.example");

        var status = await app.GetAsync("/api/mandates/with/status");

        var waiting = status.GetProperty("waitingFor").EnumerateArray().Single(w => w.GetProperty("kind").GetString() == "forwarding");
        Assert.Equal(["ag"], waiting.GetProperty("whom").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(waiting.GetProperty("until").GetString(), status.GetProperty("states").EnumerateArray().First().GetProperty("withMissionUntil").GetString());
        Assert.Contains("with its mission, not yet forwarded; goes on by itself", await ReadAsync(app.Http, "/mandates/with"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_forwarding_is_refused_with_each_rule_that_it_breaks()
    {
        await ReadyAsync("wrong", "one@ag.example");
        using var mission = await app.EnterAsync("wrong", "ag.mission");

        using var answer = await ForwardAsync(mission, "wrong", new { to = new[] { "ar.mission", "ag.7" }, note = "write to x@y.example" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Matches("'ag.7' is no .*'ar.mission' is no .*Leave e-mail addresses out", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    private async Task ReadyAsync(string mandate, params string[] people)
    {
        await app.StartDispatchedAsync(mandate, states: 2);
        foreach (var address in people)
        {
            await app.FocalPointAsync(mandate, "ag", address);
        }

        await app.SettleAsync();
    }

    private async Task<string?[]> WrittenAsync(string mandate, string reason) =>
        [.. (await app.GetAsync($"/api/mandates/{mandate}/notices")).EnumerateArray().Where(n => n.GetProperty("reason").GetString() == reason).Select(n => n.GetProperty("contact").GetString())];

    private static Task<HttpResponseMessage> ForwardAsync(HttpClient by, string mandate, object body) => by.PostAsJsonAsync($"/api/mandates/{mandate}/states/ag/forwardings", body);

    private static Task<string> ReadAsync(HttpClient by, string path) => by.GetStringAsync(new Uri(path, UriKind.Relative));

    [GeneratedRegex("✓")]
    private static partial Regex Marks();
}
