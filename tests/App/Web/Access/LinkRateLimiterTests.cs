using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Web.Access;

public class LinkRateLimiterTests(LinkRateLimiterTests.Strict app) : IClassFixture<LinkRateLimiterTests.Strict>
{
    [Fact]
    public async Task After_some_wrong_codes_an_address_is_told_to_wait_but_a_right_one_still_opens()
    {
        await app.StartAsync("guessed");
        using var http = app.Stranger();
        var guesses = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            guesses.Add(await http.PostAsJsonAsync("/api/session", new CodeGiven($"guess {i}")));
        }

        Assert.Equal([404, 404, 404, 429, 429], guesses.Select(g => (int)g.StatusCode));
        Assert.NotNull(guesses[^1].Headers.RetryAfter);

        // Whoever sits behind the same address is not shut out with the guesser.
        using var right = await app.EnterAsync("guessed", "ag.mission");
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync(new Uri("/api/mandates/guessed/plan", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_link_can_be_used_so_often_in_an_hour_and_another_one_is_not_touched_by_it()
    {
        await app.StartAsync("used");
        var code = await app.CodeAsync("used", "ar.mission");
        using var http = app.Stranger();

        var uses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(code));
            uses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 200, 200, 200, 429, 429], uses);
        using var other = await app.EnterAsync("used", "ec.mission");
    }

    public sealed class Strict : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new()
        {
            ["Access:WrongCodesPerMinute"] = "3",
            ["Access:UsesPerLinkAndHour"] = "4",
        };
    }
}
