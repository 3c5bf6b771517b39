using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mandates.Local.Hosting;
using Mandates.Local.Mail;
using Mandates.Local.Tests.Hosting;

namespace Mandates.Local.Tests.Mail;

public class MailCatcherTests
{
    private const string Mail = """
        {
          "personalizations": [{ "to": [{ "email": "mission@example.org" }], "custom_args": { "notice": "ag-dec-66/reminder/CL/1" } }],
          "from": { "email": "secretariat@example.org", "name": "Secretariat" },
          "subject": "Seven days remain",
          "content": [{ "type": "text/plain", "value": "Please reply." }, { "type": "text/html", "value": "<p>Please reply.</p>" }]
        }
        """;

    [Fact]
    public async Task A_mail_is_in_the_file_when_it_is_accepted()
    {
        var time = new ManualTime(new DateTimeOffset(2012, 1, 30, 9, 0, 0, TimeSpan.Zero));
        await using var host = await TestHost.StartAsync(o => o with { Time = time });
        var answer = await SendAsync(host, Mail);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        var caught = Assert.Single(host.Host.Mail.Mails);
        Assert.Equal(
            new CaughtMail(
                answer.Headers.GetValues("X-Message-Id").Single(), time.Now, "secretariat@example.org", "mission@example.org",
                "Seven days remain", "ag-dec-66/reminder/CL/1", "Please reply.", "<p>Please reply.</p>"),
            caught);

        var list = await host.Http.GetFromJsonAsync<JsonArray>("/_local/mail");
        Assert.Equal("mission@example.org", (string?)list!.Single()!["to"]);
    }

    [Theory]
    [InlineData("""{}""", "personalizations")]
    [InlineData("""{ "personalizations": [{ "to": [{ "email": "nobody" }] }] }""", "personalizations.0.to.0.email")]
    [InlineData("""{ "personalizations": [{ "to": [{ "email": "a@b.c" }] }] }""", "from.email")]
    [InlineData("""{ "personalizations": [{ "to": [{ "email": "a@b.c" }] }], "from": { "email": "a@b.c" } }""", "subject")]
    [InlineData("""{ "personalizations": [{ "to": [{ "email": "a@b.c" }] }], "from": { "email": "a@b.c" }, "subject": "s" }""", "content.0.value")]
    [InlineData("""{ "personalizations": [{ "to": [{ "email": 1 }] }] }""", null)]
    [InlineData("""[""", null)]
    public async Task A_mail_that_the_provider_would_refuse_is_refused(string body, string? field)
    {
        await using var host = await TestHost.StartAsync();
        var answer = await SendAsync(host, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![0]!;
        Assert.Equal(field, (string?)error["field"]);
        Assert.NotEmpty((string)error["message"]!);
        Assert.Empty(host.Host.Mail.Mails);
    }

    public static TheoryData<string, Action<JsonNode>, string> Refused => new()
    {
        { "no recipient", mail => mail["personalizations"]![0]!["to"] = new JsonArray(), "personalizations.0.to" },
        { "an address twice", mail => mail["personalizations"]![0]!["to"]!.AsArray().Add(JsonNode.Parse("""{ "email": "MISSION@example.org" }""")), "personalizations.0.to" },
        { "an address in to and cc", mail => mail["personalizations"]![0]!["cc"] = JsonNode.Parse("""[{ "email": "mission@example.org" }]"""), "personalizations.0.to" },
        { "too many recipients", mail => mail["personalizations"]![0]!["to"] = Addresses(1001), "personalizations" },
        { "HTML before text", HtmlFirst, "content" },
        { "too long arguments", mail => mail["custom_args"] = new JsonObject { ["notice"] = new string('x', 10_000) }, "custom_args" },
        { "an attachment that is not base64", mail => mail["attachments"] = JsonNode.Parse("""[{ "content": "?", "filename": "a.ics" }]"""), "attachments.0.content" },
        { "an attachment without a name", mail => mail["attachments"] = JsonNode.Parse("""[{ "content": "AA==" }]"""), "attachments.0.filename" },
        { "an attachment with a character set", mail => mail["attachments"] = JsonNode.Parse("""[{ "content": "AA==", "filename": "a.ics", "type": "text/calendar; method=REQUEST; charset=utf-8" }]"""), "attachments.0.type" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task So_is_what_the_provider_refuses_in_an_otherwise_good_mail(string what, Action<JsonNode> spoil, string field)
    {
        await using var host = await TestHost.StartAsync();
        var mail = JsonNode.Parse(Mail)!;
        spoil(mail);

        var answer = await SendAsync(host, mail.ToJsonString());

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, what);
        Assert.Equal(field, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![0]!["field"]);
        Assert.Empty(host.Host.Mail.Mails);
    }

    [Fact]
    public async Task A_thousand_recipients_and_a_calendar_are_accepted()
    {
        await using var host = await TestHost.StartAsync();
        var mail = JsonNode.Parse(Mail)!;
        mail["personalizations"]![0]!["to"] = Addresses(1000);
        mail["attachments"] = JsonNode.Parse("""[{ "content": "QUJD", "filename": "meeting.ics", "type": "text/calendar; method=REQUEST" }]""");

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(host, mail.ToJsonString())).StatusCode);
        Assert.Equal(1000, host.Host.Mail.Mails.Count);
        Assert.Equal(new CaughtAttachment("meeting.ics", "text/calendar; method=REQUEST", "ABC"), host.Host.Mail.Mails[0].Attachment);
    }

    [Fact]
    public async Task The_inbox_shows_mails_and_lets_nothing_in_them_act()
    {
        await using var host = await TestHost.StartAsync();
        var mail = JsonNode.Parse(Mail)!;
        mail["subject"] = "<script>alert(1)</script>";
        mail["content"]![1]!["value"] = "<script>alert(2)</script><p>Please reply.</p>";
        await SendAsync(host, mail.ToJsonString());
        host.Http.DefaultRequestHeaders.Add("Accept", "text/html");

        var list = await PageAsync(host, "/_local/mail");
        var page = await PageAsync(host, "/_local/mail/1");
        var html = await PageAsync(host, "/_local/mail/1/html");

        Assert.All(new[] { list.Text, page.Text }, text => Assert.DoesNotContain("<script", text, StringComparison.Ordinal));
        Assert.Contains("mission@example.org", list.Text, StringComparison.Ordinal);
        Assert.Contains(" sandbox title=\"The mail as HTML\" src=\"/_local/mail/1/html\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("Please reply.", html.Text, StringComparison.Ordinal);
        Assert.StartsWith("sandbox; default-src 'none'", html.Policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync("GET", "/_local/mail/2")).StatusCode);
        Assert.Contains("There are none.", (await PageAsync(host, "/_local/mail?to=nobody")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_with_another_key_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "another");
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync(new Uri("/_local/mail/v3/mail/send", UriKind.Relative), Json(Mail))).StatusCode);
    }

    [Fact]
    public async Task A_sender_without_a_key_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        var answer = await host.Http.PostAsync(new Uri("/_local/mail/v3/mail/send", UriKind.Relative), Json(Mail));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync("GET", "/_local/mail/v3/messages?query=x")).StatusCode);
    }

    [Fact]
    public async Task A_sender_can_ask_whether_a_notice_was_accepted()
    {
        await using var host = await TestHost.StartAsync();
        await SendAsync(host, Mail);
        var found = Assert.Single(await FindAsync(host, "unique_args['notice']=\"ag-dec-66/reminder/CL/1\""));
        Assert.Equal("local-000001", (string?)found!["msg_id"]);
        Assert.Equal("mission@example.org", (string?)found["to_email"]);
        Assert.Equal("delivered", (string?)found["status"]);

        Assert.Empty(await FindAsync(host, "unique_args['notice']=\"ag-dec-66/reminder/CL/2\""));
        var notUnderstood = await host.Http.GetAsync(new Uri("/_local/mail/v3/messages?query=status", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, notUnderstood.StatusCode);
    }

    [Fact]
    public void What_was_accepted_is_read_back_and_a_torn_line_forgotten()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "mail.jsonl");
        using (var first = MailCatcher.Open(path, TimeProvider.System))
            Assert.Equal("local-000001", first.Accept(JsonNode.Parse(Mail)!));
        File.AppendAllText(path, """{"Id":"local-000002","At":"2012-""");

        using (var second = MailCatcher.Open(path, TimeProvider.System))
        {
            Assert.Equal("Seven days remain", Assert.Single(second.Mails).Subject);
            Assert.Equal("local-000002", second.Accept(JsonNode.Parse(Mail)!));
        }

        Assert.Equal(2, File.ReadAllLines(path).Length);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_damaged_file_is_said_in_one_sentence()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "mail.jsonl");
        File.WriteAllText(path, "not a mail\n");
        Assert.Contains("is damaged", Assert.Throws<LocalHostException>(() => MailCatcher.Open(path, TimeProvider.System)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestHost host, string body)
    {
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MailCatcher.ApiKey);
        return await host.Http.PostAsync(new Uri("/_local/mail/v3/mail/send", UriKind.Relative), Json(body));
    }

    private static void HtmlFirst(JsonNode mail) =>
        mail["content"] = new JsonArray(mail["content"]![1]!.DeepClone(), mail["content"]![0]!.DeepClone());

    private static JsonArray Addresses(int count) =>
        [.. Enumerable.Range(1, count).Select(i => (JsonNode)new JsonObject { ["email"] = $"mission-{i}@example.org" })];

    private static async Task<(string Text, string Policy)> PageAsync(TestHost host, string path)
    {
        var answer = await host.SendAsync("GET", path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private static async Task<JsonArray> FindAsync(TestHost host, string query) =>
        (await host.Http.GetFromJsonAsync<JsonNode>("/_local/mail/v3/messages?limit=10&query=" + Uri.EscapeDataString(query)))!["messages"]!.AsArray();

    private static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));
}
