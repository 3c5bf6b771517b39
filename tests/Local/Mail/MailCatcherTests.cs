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

    private static async Task<JsonArray> FindAsync(TestHost host, string query) =>
        (await host.Http.GetFromJsonAsync<JsonNode>("/_local/mail/v3/messages?limit=10&query=" + Uri.EscapeDataString(query)))!["messages"]!.AsArray();

    private static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));
}
