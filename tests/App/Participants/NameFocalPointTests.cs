namespace Mandates.App.Tests.Participants;

public class NameFocalPointTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Of_twenty_parallel_namings_exactly_three_win_and_the_others_learn_who_did()
    {
        await app.StartAsync("race");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => NameAsync("race", "ag", $"person-{i}@ag.example")));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.Conflict);
        var detail = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        Assert.Equal(3, detail!.Split("Person").Length - 1);
        Assert.Equal(17, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_same_naming_twice_is_one_focal_point()
    {
        await app.StartAsync("same");

        using var first = await NameAsync("same", "ag", "one@ag.example");
        using var again = await NameAsync("same", "ag", "ONE@ag.example");

        Assert.Equal("ag.1", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString());
        var state = (await app.GetAsync("/api/mandates/same/status")).GetProperty("states").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "ag");
        Assert.Equal(1, state.GetProperty("focalPoints").GetInt32());
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("")]
    public async Task A_naming_without_a_usable_address_is_refused(string email)
    {
        await app.StartAsync("address");

        using var answer = await NameAsync("address", "ag", email);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_state_that_does_not_take_part_is_not_there()
    {
        await app.StartAsync("absent");

        using var answer = await NameAsync("absent", "zz", "one@zz.example");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpResponseMessage> NameAsync(string mandate, string state, string email) =>
        app.PostAsync($"/api/mandates/{mandate}/states/{state}/focal-points", new { name = "Person", email, language = "en" });
}
