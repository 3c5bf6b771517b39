using System.Security.Cryptography;
using Mandates.App.Tests.Questionnaires;
using Mandates.Functions.Questionnaires.Replies;

namespace Mandates.App.Tests.Resilience;

/// <summary>A reply comes in while the process dies at each of its calls in turn; another process takes it from there.</summary>
public sealed class ReplyCrashTests(CrashingApp app, ITestOutputHelper output) : IClassFixture<CrashingApp>
{
    private const int PartBytes = 4096;

    private static readonly object Answers = new
    {
        questionnaire = 1,
        language = "en",
        values = new Dictionary<string, string[]> { ["1"] = ["Ministry"], ["2"] = ["yes"], ["5"] = ["youth"], ["11"] = ["gangs"], ["12"] = ["Three actions"] },
    };

    public static TheoryData<string> Ways => ["in-one-request", "in-parts", "from-the-working-copy"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Wherever_the_process_dies_there_is_no_reply_or_the_whole_reply_with_its_receipt(string way)
    {
        var mandate = $"dies-{way}";
        var plan = await app.StartDispatchedAsync(mandate, states: 100);
        await SampleQuestionnaire.PublishAsync(app, mandate);
        await using var next = await SecondInstance.OfAsync(app);
        var (deaths, whole) = (0, 0);
        foreach (var state in plan.States)
        {
            using var http = await app.EnterAsync(mandate, $"{state.Id}.mission");
            var died = await app.DiesAsync(deaths, () => SendAsync(way, http, http.BaseAddress!, mandate, state, isSure: false));
            var before = await RepliesAsync(mandate, state);
            if (before.Count > 0)
            {
                whole++;
                await AssertWholeAsync(way, Assert.Single(before), mandate, state);
            }

            await SendAsync(way, http, next.Address, mandate, state, isSure: before.Count == 0);
            await AssertWholeAsync(way, Assert.Single(await RepliesAsync(mandate, state)), mandate, state);
            if (!died)
            {
                break;
            }

            deaths++;
        }

        output.WriteLine($"{deaths} deaths, after {whole} of them the reply was there");
        Assert.InRange(deaths, 10, plan.States.Count - 1);
        Assert.InRange(whole, 1, deaths);
        await AssertSweptAsync(mandate);
    }

    private async Task AssertWholeAsync(string way, JsonElement receipt, string mandate, MemberState state)
    {
        using var stranger = app.Stranger();
        var verified = await stranger.GetFromJsonAsync<JsonElement>($"/api/receipts/{receipt.GetProperty("number")}");
        Assert.Equal("match", $"{verified.GetProperty("result")}");
        var files = receipt.GetProperty("files").GetArrayLength();
        Assert.Equal(way == "from-the-working-copy" ? 2 : 1, files);
        Assert.Equal(Pdf(state), await app.Http.GetByteArrayAsync(new Uri($"/api/mandates/{mandate}/states/{state.Id}/replies/1/files/{files}", UriKind.Relative)));
    }

    // Nothing is left of what died but what a reply names.
    private async Task AssertSweptAsync(string mandate)
    {
        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));
        var replies = (await app.GetAsync($"/api/mandates/{mandate}/replies")).EnumerateArray().Sum(r => r.GetProperty("files").GetArrayLength());
        var blobs = await app.Service<ReplyFiles>().OlderAsync(new(mandate), Instant.MaxValue, CancellationToken.None);
        Assert.Equal(replies, blobs.Count);
    }

    private async Task<IReadOnlyList<JsonElement>> RepliesAsync(string mandate, MemberState state) =>
        [.. (await app.GetAsync($"/api/mandates/{mandate}/replies")).EnumerateArray().Where(r => $"{r.GetProperty("state")}" == state.Id)];

    // As a delegate does who begins again from the start; what is refused because it is there already is no error.
    private static async Task SendAsync(string way, HttpClient http, Uri at, string mandate, MemberState state, bool isSure)
    {
        var path = new Uri(at, $"/api/mandates/{mandate}/states/{state.Id}/");
        var status = way switch
        {
            "in-one-request" => await InOneRequestAsync(http, path, state),
            "in-parts" => await InPartsAsync(http, path, state),
            _ => await FromTheWorkingCopyAsync(http, path, state),
        };
        Assert.True(!isSure || status is HttpStatusCode.Created or HttpStatusCode.OK, $"{status}");
    }

    private static async Task<HttpStatusCode> InOneRequestAsync(HttpClient http, Uri path, MemberState state)
    {
        using var answer = await http.PutAsync(new Uri(path, "reply"), Files.Of(Pdf(state), "reply.pdf", Files.PdfType));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> InPartsAsync(HttpClient http, Uri path, MemberState state)
    {
        var bytes = Pdf(state);
        var announced = new { name = "reply.pdf", mediaType = Files.PdfType, length = bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), submits = true };
        using var begun = await http.PostAsJsonAsync(new Uri(path, "uploads"), announced);
        if (!begun.IsSuccessStatusCode)
        {
            return begun.StatusCode;
        }

        var upload = new Uri(path, $"uploads/{(await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id")}/");
        foreach (var (number, part) in bytes.Chunk(PartBytes).Index())
        {
            using var sent = await http.PutAsync(new Uri(upload, $"parts/{number + 1}"), new ByteArrayContent(part));
            if (!sent.IsSuccessStatusCode)
            {
                return sent.StatusCode;
            }
        }

        using var completed = await http.PostAsJsonAsync(new Uri(upload, "completion"), new { });
        return completed.StatusCode;
    }

    private static async Task<HttpStatusCode> FromTheWorkingCopyAsync(HttpClient http, Uri path, MemberState state)
    {
        var copy = new Uri(path, "working-copy");
        using var added = await http.PutAsync(new Uri(path, "working-copy/files"), Files.Of(Pdf(state), "annex.pdf", Files.PdfType));
        using var read = await http.GetAsync(copy);
        if (read.Headers.ETag is not { } tag || !added.IsSuccessStatusCode)
        {
            return HttpStatusCode.InternalServerError;
        }

        using var save = new HttpRequestMessage(HttpMethod.Put, copy)
        {
            Content = JsonContent.Create(new { answers = Answers }),
            Headers = { IfMatch = { tag } },
        };
        using var saved = await http.SendAsync(save);
        if (saved.Headers.ETag is not { } next)
        {
            return saved.StatusCode;
        }

        using var submit = new HttpRequestMessage(HttpMethod.Post, new Uri(path, "working-copy/submission")) { Content = JsonContent.Create(new { }), Headers = { IfMatch = { next } } };
        using var submitted = await http.SendAsync(submit);
        return submitted.StatusCode;
    }

    private static byte[] Pdf(MemberState state) => Files.LargePdf(2 * PartBytes, state.Id.Value[0] + (256 * state.Id.Value[1]));
}
