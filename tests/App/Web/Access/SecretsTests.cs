using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Web.Access;

public class SecretsTests(RunningApp app, SecretsTests.Tls secure) : IClassFixture<RunningApp>, IClassFixture<SecretsTests.Tls>
{
    [Fact]
    public async Task No_code_stands_in_a_table_a_history_or_an_answer_other_than_the_mail()
    {
        await app.StartDispatchedAsync("secrets", states: 3);
        await app.FocalPointAsync("secrets", "ag", "one@ag.example");
        await app.ReplyAsync("secrets", "ag", [1], by: "ag.1");
        await app.PostAsync("/api/mandates/secrets/participants/ag.1/link", new { reason = "asked for" });
        await app.SettleAsync();

        var history = Encoding.Latin1.GetString(await app.HistoriesAsync());
        foreach (var participant in new[] { "ag.mission", "ar.mission", "ec.mission", "ag.1" })
        {
            var code = await app.CodeAsync("secrets", participant);
            var signature = code[(code.LastIndexOf('/') + 1)..];

            Assert.Contains(app.Host.Host.Mail.Mails, m => m.Text!.Contains(signature, StringComparison.Ordinal));
            Assert.DoesNotContain(signature, history, StringComparison.Ordinal);
            await app.NowhereInStorage(signature);
        }

        // The history is the right file: it names what ran.
        Assert.Contains("secrets:questionnaire", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_is_not_kept_by_caches_and_is_asked_for_over_tls_alone()
    {
        using var officer = secure.Officer(CallerRoles.Secretariat);
        foreach (var path in new[] { "/api/mandates", "/api/session", "/", "/api/mandates/none/status" })
        {
            using var answer = await officer.GetAsync(new Uri(path, UriKind.Relative));

            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }
    }

    [Fact]
    public async Task Every_page_refuses_to_be_framed_to_run_foreign_script_and_to_tell_where_it_was()
    {
        await app.StartAsync("headers");
        using var officer = app.Officer(CallerRoles.Secretariat);
        using var stranger = app.Stranger();
        (HttpClient Http, string Path)[] pages =
        [
            (stranger, "/"), (stranger, "/enter"), (stranger, "/mandates/headers"), (officer, "/"), (officer, "/mandates/headers"),
            (officer, "/mandates/headers/participants"), (officer, "/mandates/headers/audit"), (officer, "/mandates/headers/states/ag"),
        ];
        foreach (var (http, path) in pages)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("style=", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    public sealed class Tls : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Mail:BaseAddress"] = "https://mandates.example" };
    }
}
