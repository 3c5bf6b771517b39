using Mandates.App.Tests.Participants;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Web.Access;

public class LinkTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_code_is_exchanged_for_an_http_only_cookie_that_other_sites_do_not_send()
    {
        await app.StartAsync("cookie");
        using var http = app.Stranger();

        using var answer = await OpenAsync(http, await app.CodeAsync("cookie", "ag.mission"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        var session = await http.GetFromJsonAsync<JsonElement>("/api/session");

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ag.mission", cookie, StringComparison.Ordinal);
        Assert.Equal(("ag.mission", "cookie", "ag"), (Text(session, "id"), Text(session, "mandate"), Text(session, "state")));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_code_the_answer_is_the_same()
    {
        await app.StartAsync("wrong-code");
        await app.StartAsync("other-code");
        var code = await app.CodeAsync("wrong-code", "ag.mission");
        string[] wrong =
        [
            "", "~", "~~~", "///", "nonsense", code[..^1], code + "A", code + "AAAAAAAA", code.Replace("ag.mission", "ar.mission", StringComparison.Ordinal),
            code.Replace("wrong-code", "other-code", StringComparison.Ordinal), code.Replace("wrong-code", "no-such", StringComparison.Ordinal),
            code.Replace("/0/", "/1/", StringComparison.Ordinal), code.Replace("/0/", "/00/", StringComparison.Ordinal), code.Replace('/', '~'), new('x', 100_000), "secretariat.", "secretariat.guess", "root.guess",
            code.Replace("ag.mission", "ag.1", StringComparison.Ordinal), $"{code[..code.LastIndexOf('/')]}/{new string('0', 24)}", $"{code[..code.LastIndexOf('/')].Replace('/', '~')}~{Convert.ToBase64String(new byte[32])}",
        ];

        var answers = new HashSet<string>();
        foreach (var guess in wrong)
        {
            using var http = app.Stranger();
            using var answer = await OpenAsync(http, guess);
            Assert.False(answer.Headers.Contains("Set-Cookie"), guess);
            answers.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("404 ", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_link_stops_within_one_request_and_a_new_one_opens()
    {
        await app.StartAsync("revoke");
        using var session = await app.EnterAsync("revoke", "ag.mission");
        var old = await app.CodeAsync("revoke", "ag.mission");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(session, "revoke"));

        using var revoked = await app.PostAsync("/api/mandates/revoke/participants/ag.mission/link/revocation", new { reason = "forwarded by mistake" });
        var after = await StatusAsync(session, "revoke");
        using var reissued = await app.PostAsync("/api/mandates/revoke/participants/ag.mission/link", new { reason = "asked for" });
        await app.SettleAsync();
        using var stranger = app.Stranger();
        using var byOld = await OpenAsync(stranger, old);
        using var anew = await app.EnterAsync("revoke", "ag.mission");

        Assert.True((await revoked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revoked").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, after);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(session, "revoke"));
        Assert.Equal(HttpStatusCode.NotFound, byOld.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anew, "revoke"));
        Assert.Contains(app.Host.Host.Mail.Mails, m => m.Text!.Contains("revoke/ag.mission/2/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_revoked_on_one_instance_stops_with_the_next_request_on_every_other()
    {
        await app.StartAsync("revoke-everywhere");
        await using var second = await SecondInstance.OfAsync(app);
        using var session = await app.EnterAsync("revoke-everywhere", "ag.mission");
        var old = await app.CodeAsync("revoke-everywhere", "ag.mission");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(session, "revoke-everywhere", second.Address));

        using var revoked = await app.PostAsync("/api/mandates/revoke-everywhere/participants/ag.mission/link/revocation", new { reason = "forwarded by mistake" });
        var after = await StatusAsync(session, "revoke-everywhere", second.Address);
        using var officer = app.Officer(CallerRoles.Secretariat);
        using var reissued = await officer.PostAsJsonAsync(
            new Uri(second.Address, "/api/mandates/revoke-everywhere/participants/ag.mission/link"), new { reason = "asked for" });
        using var stranger = app.Stranger();
        using var byOld = await OpenAsync(stranger, old);
        using var anew = await app.EnterAsync("revoke-everywhere", "ag.mission");

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after);
        Assert.True(reissued.IsSuccessStatusCode, await reissued.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, byOld.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(session, "revoke-everywhere"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anew, "revoke-everywhere"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anew, "revoke-everywhere", second.Address));
    }

    [Fact]
    public async Task A_link_is_changed_only_as_it_was_seen_and_never_past_a_new_mailbox()
    {
        await app.StartAsync("moved-under");
        var seen = await app.Service<MandateStore>().GetAsync(new("moved-under"), CancellationToken.None);
        var book = $"{AddressBookCalls.Header}ag,mission,,New mailbox,new@ag.example,en,\r\n";
        var preview = await app.PreviewBookAsync("moved-under", book);
        using var moved = await app.AcceptBookAsync("moved-under", book, preview.GetProperty("digest").GetString());
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
        await using var scope = app.Host.Host.Services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<ParticipantLinks>();

        var late = await Assert.ThrowsAsync<ProblemException>(() => links.RevokeAsync(seen, new("ag.mission"), "forwarded", app.Host.Engine.Client, CancellationToken.None));
        var after = await app.Service<MandateStore>().GetAsync(new("moved-under"), CancellationToken.None);
        var revoked = await links.RevokeAsync(after, new("ag.mission"), "forwarded", app.Host.Engine.Client, CancellationToken.None);

        Assert.Equal(409, late.Status);
        Assert.Empty(after.Record.Links);
        Assert.Equal((2, true), (revoked.Generation, revoked.Revoked));
    }

    [Fact]
    public async Task What_is_written_elsewhere_meanwhile_does_not_keep_a_link_from_being_changed()
    {
        await app.StartAsync("beside");
        var seen = await app.Service<MandateStore>().GetAsync(new("beside"), CancellationToken.None);
        await app.FocalPointAsync("beside", "ar", "one@ar.example");
        await using var scope = app.Host.Host.Services.CreateAsyncScope();

        var revoked = await scope.ServiceProvider.GetRequiredService<ParticipantLinks>()
            .RevokeAsync(seen, new("ag.mission"), "forwarded", app.Host.Engine.Client, CancellationToken.None);

        Assert.Equal((1, true), (revoked.Generation, revoked.Revoked));
    }

    [Fact]
    public async Task Nobody_is_written_to_about_a_link_that_was_revoked_before()
    {
        await app.StartAsync("revoked-before");
        using var named = await app.PostAsync("/api/mandates/revoked-before/states/ag/focal-points", new { name = "Person", email = "later@ag.example", language = "en", from = app.Now.InUtc().Date.PlusDays(2) });
        Assert.True(named.IsSuccessStatusCode, await named.Content.ReadAsStringAsync());
        using var revoked = await app.PostAsync("/api/mandates/revoked-before/participants/ag.1/link/revocation", new { reason = "named by mistake" });

        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(3));

        var record = (await app.Service<MandateStore>().GetAsync(new("revoked-before"), CancellationToken.None)).Record;
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Contains(record.Acts, act => act.Reason == NoticeReason.AddressConfirmation);
        Assert.DoesNotContain(app.Host.Host.Mail.Mails, mail => mail.To.StartsWith("later@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_signs_out_everywhere_ends_every_session_of_the_link_and_not_the_link()
    {
        await app.StartAsync("everywhere");
        using var here = await app.EnterAsync("everywhere", "ag.mission");
        using var copied = await app.EnterAsync("everywhere", "ag.mission");
        using var other = await app.EnterAsync("everywhere", "ar.mission");

        using var left = await copied.DeleteAsync(new Uri("/api/session", UriKind.Relative));
        using var copiedAgain = await app.EnterAsync("everywhere", "ag.mission");
        var before = await StatusAsync(here, "everywhere");
        using var ended = await here.SubmitAsync("/mandates/everywhere/states/ag", "/leave", ("everywhere", "true"));
        using var anew = await app.EnterAsync("everywhere", "ag.mission");
        using var endedAgain = await anew.DeleteAsync(new Uri("/api/session?everywhere=true", UriKind.Relative));
        using var last = await app.EnterAsync("everywhere", "ag.mission");
        var audit = await app.Http.GetStringAsync(new Uri("/api/mandates/everywhere/audit?act=endSessions", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.All(
            [await StatusAsync(here, "everywhere"), await StatusAsync(copiedAgain, "everywhere"), await StatusAsync(anew, "everywhere")],
            status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(last, "everywhere"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, "everywhere"));
        Assert.Equal(2, JsonDocument.Parse(audit).RootElement.GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task A_link_expires_by_the_mandates_clock()
    {
        await app.StartAsync("expire");
        using var answer = await app.PostAsync("/api/mandates/expire/participants/ag.mission/link", new { reason = "short visit", until = app.Now.InUtc().Date.PlusDays(2) });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        using var session = await app.EnterAsync("expire", "ag.mission");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(session, "expire"));

        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(4));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(session, "expire"));
        using var stranger = app.Stranger();
        using var late = await OpenAsync(stranger, await app.CodeAsync("expire", "ag.mission"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task The_last_use_is_shown_and_the_link_is_not()
    {
        await app.StartAsync("last-use");
        using (await app.EnterAsync("last-use", "ag.mission"))
        {
            var listed = await app.Http.GetStringAsync(new Uri("/api/mandates/last-use/participants", UriKind.Relative));
            var code = await app.CodeAsync("last-use", "ag.mission");
            var used = JsonDocument.Parse(listed).RootElement.EnumerateArray().ToDictionary(p => Text(p, "id"), p => p.GetProperty("link").GetProperty("lastUsed"));

            Assert.Equal(app.Now.ToString(), used["ag.mission"].GetString());
            Assert.Equal(JsonValueKind.Null, used["ar.mission"].ValueKind);
            Assert.DoesNotContain(code[(code.LastIndexOf('/') + 1)..], listed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_mail_to_a_participant_carries_its_own_link_and_a_code_to_paste()
    {
        await app.StartAsync("carried");
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 8, 10)));

        var mail = app.Host.Host.Mail.Mails.Last(m => m.Text!.Contains("carried/ar.mission", StringComparison.Ordinal));
        var code = await app.CodeAsync("carried", "ar.mission");

        Assert.Contains($"/enter#{code}", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"\n{code}\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("?", mail.Text!.Split("/enter#")[0].Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_opens_as_it_is_heard_and_typed()
    {
        await app.StartAsync("spoken");
        var code = await app.CodeAsync("spoken", "ag.mission");
        string[] typed = [code.ToLowerInvariant(), code.ToUpperInvariant(), $"  {code.Replace("-", " ", StringComparison.Ordinal).Replace("/", " / ", StringComparison.Ordinal)} ", code.Replace('0', 'O').Replace("/O/", "/0/", StringComparison.Ordinal), code.Replace("-", "", StringComparison.Ordinal)];

        Assert.Matches("^spoken/ag.mission/0/([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$", code);
        foreach (var one in typed)
        {
            using var http = app.Stranger();
            using var answer = await OpenAsync(http, one);
            Assert.True(answer.IsSuccessStatusCode, one);
        }
    }

    [Fact]
    public async Task A_code_of_an_earlier_letter_still_opens()
    {
        await app.StartAsync("earlier");
        var key = Convert.FromBase64String(app.Service<Microsoft.Extensions.Options.IOptions<AccessOptions>>().Value.LinkKey);
        var signature = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.HMACSHA256.HashData(key, "participate~earlier~ag.mission~0"u8));
        using var http = app.Stranger();

        using var answer = await OpenAsync(http, $"earlier~ag.mission~0~{signature}");
        using var shortened = await OpenAsync(http, $"earlier~ag.mission~0~{signature[..20]}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.StatusCode, shortened.StatusCode));
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient http, string code) =>
        http.PostAsJsonAsync("/api/session", new CodeGiven(code));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string mandate, Uri? instance = null)
    {
        using var answer = await http.GetAsync(new Uri(instance ?? http.BaseAddress!, $"/api/mandates/{mandate}/plan"));
        return answer.StatusCode;
    }

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
