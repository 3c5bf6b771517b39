namespace Mandates.App.Tests.Web.Access;

public class ActLimiterTests(ActLimiterTests.Strict app) : IClassFixture<ActLimiterTests.Strict>
{
    [Fact]
    public async Task A_participant_who_acts_too_often_is_told_when_to_go_on_and_nobody_else_is()
    {
        await app.StartDispatchedAsync("often", states: 3);
        using var mission = await app.EnterAsync("often", "ag.mission");
        using var other = await app.EnterAsync("often", "ar.mission");

        var acts = new List<HttpResponseMessage>();
        for (var i = 0; i < 7; i++)
        {
            acts.Add(await mission.PutAsJsonAsync("/api/mandates/often/states/ag/working-copy", new { handedTo = "nobody" }));
        }

        Assert.Equal([428, 428, 428, 428, 428, 429, 429], acts.Select(a => (int)a.StatusCode));
        Assert.InRange(acts[^1].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
        Assert.Contains("Wait 1 min", await acts[^1].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await mission.GetAsync(new Uri("/api/mandates/often/status", UriKind.Relative))).StatusCode);
        using var untouched = await other.PutAsJsonAsync("/api/mandates/often/states/ar/working-copy", new { handedTo = "nobody" });
        Assert.Equal(HttpStatusCode.PreconditionRequired, untouched.StatusCode);
    }

    [Fact]
    public async Task A_form_is_answered_with_a_page_that_says_when_and_leaving_is_always_possible()
    {
        await app.StartOpenAsync("forms", states: 3);
        using var mission = await app.EnterAsync("forms", "ag.mission");
        for (var i = 0; i < 5; i++)
        {
            using var spent = await mission.PostAsJsonAsync("/api/mandates/forms/contributions", new { });
        }

        using var page = await mission.SubmitAsync("/mandates/forms/states/ag?language=es", "/mandates/forms/states/ag/participants", ("name", "Ana"), ("email", "ana@ag.example"), ("language", "es"));
        using var left = await mission.SubmitAsync("/mandates/forms/states/ag", "/leave");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("Espere 1 min e inténtelo de nuevo.", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, left.StatusCode);
    }

    [Fact]
    public async Task The_participants_of_a_state_together_have_a_limit_too()
    {
        await app.StartOpenAsync("together", states: 3);
        var codes = new List<int>();
        foreach (var by in (string[])["ag.mission", await NamedAsync("one"), await NamedAsync("two")])
        {
            using var http = await app.EnterAsync("together", by);
            for (var i = 0; i < 5; i++)
            {
                using var answer = await http.PostAsJsonAsync($"/api/mandates/together/{(by == "ag.mission" ? "contributions" : "confirmation")}", new { });
                codes.Add((int)answer.StatusCode);
            }
        }

        Assert.Equal(10, codes.Count(code => code != 429));
        Assert.Equal(5, codes.Count(code => code == 429));

        async Task<string> NamedAsync(string who)
        {
            using var named = await app.PostAsync("/api/mandates/together/states/ag/focal-points", new { name = who, email = $"{who}@ag.example", language = "en" });
            return (await named.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        }
    }

    [Fact]
    public async Task A_large_file_in_many_parts_is_one_act_and_its_downloads_are_each_one()
    {
        await app.StartDispatchedAsync("parts", states: 3);
        using var mission = await app.EnterAsync("parts", "ag.mission");
        using var file = Files.Pdf(new string('x', 5_000));
        var bytes = await file.ReadAsByteArrayAsync();
        const string uploads = "/api/mandates/parts/states/ag/uploads";

        using var begun = await mission.PostAsJsonAsync(uploads, new
        {
            name = "reply.pdf",
            mediaType = "application/pdf",
            length = bytes.Length,
            submits = true,
            sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
        });
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        foreach (var (number, part) in bytes.Chunk(100).Index())
        {
            using var sent = await mission.PutAsync(new Uri($"{uploads}/{id}/parts/{number + 1}", UriKind.Relative), new ByteArrayContent(part));
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        }

        using var completed = await mission.PostAsJsonAsync($"{uploads}/{id}/completion", new { });
        var downloads = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var had = await mission.GetAsync(new Uri("/api/mandates/parts/states/ag/replies/1/files/1", UriKind.Relative));
            downloads.Add((int)had.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Created, completed.StatusCode);
        Assert.Equal([200, 200, 200, 200, 429], downloads);
    }

    public sealed class Strict : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new()
        {
            ["Access:ActsAtOnce"] = "5",
            ["Access:ActsPerMinute"] = "1",
            ["Access:ActsPerDay"] = "24",
            ["Access:TimesForState"] = "2",
        };
    }
}
