namespace Mandates.App.Tests.Resilience;

/// <summary>A link in the wrong hands: one participant does as much as it can, of every kind.</summary>
public sealed class FloodTests(FloodTests.FewMails app) : IClassFixture<FloodTests.FewMails>
{
    private const int Acts = 2_000, AtOnce = 16;

    [Fact]
    public async Task Whoever_floods_a_mandate_leaves_mail_links_and_pages_of_the_others_as_they_were()
    {
        await app.StartDispatchedAsync("flooded", states: 4);
        await app.StartDispatchedAsync("calm", states: 4);
        using var flooding = await app.EnterAsync("flooded", "ag.mission");
        using var other = await app.EnterAsync("calm", "ag.mission");
        using var neighbour = await app.EnterAsync("flooded", "ar.mission");

        var answers = (await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async one =>
        {
            var codes = new List<int>();
            for (var i = one; i < Acts; i += AtOnce)
            {
                using var answer = await ActAsync(flooding, i);
                codes.Add((int)answer.StatusCode);
            }

            return codes;
        }))).SelectMany(codes => codes).ToArray();
        await app.SettleAsync();

        // Most are refused at the door; of the rest the rules take few, and their mails have a share of the day.
        Assert.InRange(answers.Count(code => code == 429), Acts / 2, Acts);
        Assert.DoesNotContain(answers, code => code >= 500);
        Assert.InRange(await AcceptedAsync("flooded", "receipt"), 1, 25);
        foreach (var (calm, mandate, state) in new[] { (other, "calm", "ag"), (neighbour, "flooded", "ar") })
        {
            using var page = await calm.GetAsync(new Uri($"/mandates/{mandate}/states/{state}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        using var replied = await app.ReplyAsync("calm", "ag", [7]);
        using var link = await app.PostAsync("/api/mandates/calm/participants/ar.mission/link", new { reason = "Lost." });
        await app.SettleAsync();
        Assert.Equal((HttpStatusCode.Created, 1, 1), (replied.StatusCode, await AcceptedAsync("calm", "receipt"), await AcceptedAsync("calm", "link")));

        await app.AdvanceToAsync(RunningApp.At(2012, 2, 14, 12));
        Assert.Equal(await AcceptedAsync("calm", "reminder"), await AcceptedAsync("flooded", "reminder"));
        Assert.NotEqual(0, await AcceptedAsync("calm", "reminder"));
        Assert.True((await app.GetAsync("/api/mandates/flooded/audit/verify")).GetProperty("holds").GetBoolean());
    }

    private static async Task<HttpResponseMessage> ActAsync(HttpClient http, int i)
    {
        const string state = "/api/mandates/flooded/states/ag";
        switch (i % 4)
        {
            case 0:
                using (var file = Files.Pdf($"{i}"))
                {
                    return await http.PutAsync(new Uri($"{state}/reply", UriKind.Relative), file);
                }

            case 1: return await http.PostAsJsonAsync($"{state}/focal-points", new { name = "Ana", email = $"a{i}@ag.example", language = "en" });
            case 2: return await http.PostAsJsonAsync("/api/mandates/flooded/participants/ag.1/end", new { reason = "Again." });
            default: return await http.PostAsJsonAsync("/api/mandates/flooded/contributions", new { });
        }
    }

    private async Task<int> AcceptedAsync(string mandate, string reason) =>
        (await app.GetAsync($"/api/mandates/{mandate}/notices?reason={reason}&limit=200")).EnumerateArray().Count(n => n.GetProperty("outcome").GetString() == "accepted");

    public sealed class FewMails : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Mail:DailyCeiling"] = "100" };
    }
}
