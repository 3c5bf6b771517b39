namespace Mandates.App.Tests.Status;

public class StatusTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_status_says_what_is_waited_for_from_whom_and_until_when()
    {
        await app.StartDispatchedAsync("waiting", states: 3);
        await app.ReplyAsync("waiting", "ag", [1]);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 1, 16, 10)));

        var status = await app.GetAsync("/api/mandates/waiting/status");
        var replies = status.GetProperty("waitingFor").EnumerateArray().Single(w => w.GetProperty("what").GetString() == "The replies to the questionnaire");

        Assert.Equal("questionnaire", status.GetProperty("phase").GetString());
        Assert.Equal(["ar", "ec"], replies.GetProperty("whom").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(RunningApp.At(2012, 2, 23, 23, 59, 59).ToString(), replies.GetProperty("until").GetString());
        Assert.Equal("reminder", status.GetProperty("nextAct").GetProperty("reason").GetString());
        Assert.Contains("14 days before the deadline", status.GetProperty("nextAct").GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_mandate_shows_the_same_and_nothing_from_elsewhere()
    {
        await app.StartDispatchedAsync("page", states: 3);

        using var answer = await app.Http.GetAsync(new Uri("/mandates/page", UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("The replies to the questionnaire", html, StringComparison.Ordinal);
        Assert.Contains("<strong>0 / 3</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@missions.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_lists_the_mandates_and_its_stylesheet_is_there_for_ever()
    {
        await app.StartAsync("listed");

        var html = await app.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        var stylesheet = html.Split("href=\"")[1].Split('"')[0];
        using var css = await app.Http.GetAsync(new Uri(stylesheet, UriKind.Relative));

        Assert.Contains("href=\"/mandates/listed\"", html, StringComparison.Ordinal);
        Assert.Equal("text/css", css.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", css.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mandates/nothing")]
    [InlineData("/api/mandates/nothing/status")]
    [InlineData("/api/mandates/nothing/notices")]
    [InlineData("/assets/other.css")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await app.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Health_is_told_to_anybody()
    {
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };

        Assert.Equal("healthy", (await stranger.GetFromJsonAsync<JsonElement>("/api/health")).GetProperty("status").GetString());
    }
}
