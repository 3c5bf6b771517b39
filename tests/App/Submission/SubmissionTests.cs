using System.IO.Compression;
using System.Security.Cryptography;
using Mandates.Functions.Record;
using Mandates.Functions.Submission;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Submission;

public class SubmissionTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Hostile = "To <script>alert(1)</script> act\u202E at once.";

    [Fact]
    public async Task From_approval_to_the_session_each_step_waits_for_the_one_before()
    {
        await app.StartDispatchedAsync("package", states: 3);
        await app.ReplyAsync("package", "ag", [1, 2, 3]);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/package/drafts", UriKind.Relative), new StringContent($"# Plan\n\n{Hostile}\n\nTo meet."));
        draft.EnsureSuccessStatusCode();
        var (taken, left) = await ContributeAsync();
        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 12));
        using var decided = await app.PostAsync("/api/mandates/package/negotiation/decisions", new
        {
            draft = 1,
            paragraph = "p3",
            meeting = "formal-2012-04-19",
            accept = new[] { taken },
            reservations = new[] { new { state = "ar", text = "On the pace." } },
        });
        Assert.Equal(HttpStatusCode.Created, decided.StatusCode);

        using var early = await AcknowledgeAsync("mandated-body");
        await app.PutOkAsync("/api/mandates/package/meetings/formal-2012-04-19?confirm=package", new
        {
            present = new[] { "ag", "ar", "ec" },
            decisions = new[] { "approveDraft", "approveResolution" },
        });
        using var outOfTurn = await AcknowledgeAsync("session");
        using var body = await AcknowledgeAsync("mandated-body");
        await app.SettleAsync();
        using var session = await AcknowledgeAsync("session");
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, outOfTurn.StatusCode);
        Assert.Equal(HttpStatusCode.Created, body.StatusCode);
        Assert.Equal(HttpStatusCode.Created, session.StatusCode);
        Assert.Equal("completed", (await app.GetAsync("/api/mandates/package/status")).GetProperty("phase").GetString());
        var root = await app.Host.Engine.Client.GetInstanceAsync("package", CancellationToken.None);
        Assert.Equal(Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed, root!.RuntimeStatus);

        var package = await app.Http.GetByteArrayAsync(new Uri("/api/mandates/package/submission/package", UriKind.Relative));
        await AnyoneMayVerifyIt(package);
        HoldsTheWholeMandate(package, taken, left);
        await IsBuiltAgainToTheSameBytes(package);
    }

    private async Task AnyoneMayVerifyIt(byte[] package)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(package));
        using var stranger = app.Stranger();
        foreach (var hash in new[] { sha256, sha256.ToUpperInvariant() })
        {
            var verdict = await stranger.GetFromJsonAsync<JsonElement>($"/api/submissions/{hash}/verify");
            Assert.True(verdict.GetProperty("holds").GetBoolean(), verdict.ToString());
            Assert.Equal(sha256, verdict.GetProperty("sha256").GetString());
        }

        foreach (var other in new[] { new string('0', 64), "package" })
        {
            using var unknown = await stranger.GetAsync(new Uri($"/api/submissions/{other}/verify", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        Assert.Null((await PackageVerifier.VerifyAsync(new MemoryStream(package), sha256, CancellationToken.None)).Fault);
    }

    private static void HoldsTheWholeMandate(byte[] package, string taken, string left)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        string Read(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }

        Assert.Equal("# Plan\n\n" + Hostile + "\n\nTo meet every year.\n", Read("text/approved-text.md"));
        var page = Read("text/approved-text.en.html");
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("On the pace.", page, StringComparison.Ordinal);
        var outcomes = JsonDocument.Parse(Read("negotiation/contributions.json")).RootElement.EnumerateArray()
            .ToDictionary(c => c.GetProperty("contribution").GetProperty("id").GetString()!, c => (c.GetProperty("standing").GetString(), c.GetProperty("decision").ToString()));
        Assert.Equal(("accepted", "1"), outcomes[taken]);
        Assert.Equal(("open", ""), outcomes[left]);
        Assert.Contains("Proposals on which nothing was decided when the text was approved: 1.", Read("index.en.html"), StringComparison.Ordinal);
        foreach (var language in new[] { "en", "es", "fr", "pt" })
        {
            Assert.NotNull(zip.GetEntry($"resolution/draft-resolution.{language}.docx"));
            Assert.Contains("AG/DEC. 66", Read($"resolution/draft-resolution.{language}.html"), StringComparison.Ordinal);
            Assert.NotNull(zip.GetEntry($"replies/compilation.{language}.docx"));
            Assert.Contains($"lang=\"{language}\"", Read($"meetings/decision-log.{language}.html"), StringComparison.Ordinal);
        }

        // Whole in each language: what the mandate says, and whom it consults, not in English.
        foreach (var language in new[] { Language.Spanish, Language.French, Language.Portuguese })
        {
            var resolution = WebUtility.HtmlDecode(Read($"resolution/draft-resolution.{language.Code()}.html"));
            var plan = RunningApp.Plan("package");
            string[] said = [plan.Mandate.Text, plan.Mandate.Title, .. plan.Mandate.Consulted.Select(c => c.Name)];
            Assert.All(said, text => Assert.Contains(plan.Translate(language, text), resolution, StringComparison.Ordinal));
            Assert.All(said, text => Assert.DoesNotContain(text, resolution, StringComparison.Ordinal));
            Assert.DoesNotContain(" [", resolution, StringComparison.Ordinal);
        }

        foreach (var language in Enum.GetValues<Language>())
        {
            var work = WebUtility.HtmlDecode(Read($"calendar/work-plan.{language.Code()}.html"));
            var plan = RunningApp.Plan("package");
            Assert.NotNull(zip.GetEntry($"calendar/work-plan.{language.Code()}.docx"));
            Assert.All(plan.Procedures, p => Assert.Contains(plan.Translate(language, p.Text), work, StringComparison.Ordinal));
        }

        Assert.Contains("- The work plan was adopted by consensus.", Read("meetings/SR.1.en.md"), StringComparison.Ordinal);
        Assert.Contains("- El plan de trabajo se aprobó por consenso.", Read("meetings/SR.1.es.md"), StringComparison.Ordinal);
        Assert.Equal(3, Read("meetings/meetings.json").Split("\"outcome\"").Length);
        Assert.Contains("formal-2012-04-19", Read("calendar/calendar.json"), StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry("replies/ag-1-1.pdf"));
        Assert.DoesNotMatch(@"[\w.-]+@[\w-]+\.[a-z]", Encoding.UTF8.GetString(package));
    }

    // By another instance, when more has happened in the mandate since.
    private async Task IsBuiltAgainToTheSameBytes(byte[] package)
    {
        var manifest = (await app.GetAsync("/api/mandates/package/submission")).GetProperty("manifest").Deserialize<Manifest>(Functions.Web.ApiJson.Options)!;
        await using var second = await SecondInstance.OfAsync(app);
        await using var scope = second.Services.CreateAsyncScope();
        var snapshot = await scope.ServiceProvider.GetRequiredService<MandateStore>().AsOfAsync(new("package"), manifest.Audit.Number, CancellationToken.None);
        using var again = new MemoryStream();

        await PackageStore.WriteAsync(snapshot, await scope.ServiceProvider.GetRequiredService<PackageFiles>().OfAsync(snapshot, CancellationToken.None), again, CancellationToken.None);

        Assert.Equal(package, again.ToArray());
    }

    private async Task<(string Taken, string Left)> ContributeAsync()
    {
        using var ag = await app.EnterAsync("package", "ag.mission");
        var paragraphs = (await app.GetAsync("/api/mandates/package/drafts/1")).GetProperty("paragraphs").EnumerateArray().ToArray();
        return (await OneAsync(2, "To meet every year."), await OneAsync(1, "To act."));

        async Task<string> OneAsync(int index, string text)
        {
            using var answer = await ag.PostAsJsonAsync("/api/mandates/package/contributions", new
            {
                kind = "proposedAmendment",
                draft = 1,
                paragraph = paragraphs[index].GetProperty("id").GetString(),
                text,
                @base = paragraphs[index].GetProperty("sha256").GetString(),
            });
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contribution").GetProperty("id").GetString()!;
        }
    }

    private Task<HttpResponseMessage> AcknowledgeAsync(string body) =>
        app.PutAsync($"/api/mandates/package/submission/acknowledgements/{body}?confirm=package", new { reference = "CP/doc.1" });
}
