namespace Mandates.App.Tests.Audit;

public sealed class OwnDataTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_participant_has_all_that_is_kept_about_it_and_nothing_of_others()
    {
        await app.StartDispatchedAsync("own", states: 3);
        await app.FocalPointAsync("own", "ag", "me@ag.example");
        await app.FocalPointAsync("own", "ag", "colleague@ag.example");
        using var replied = await app.ReplyAsync("own", "ag", [1, 2, 3], by: "ag.1");
        using var other = await app.ReplyAsync("own", "ar", [1, 2, 3]);
        using var reissued = await app.PostAsync("/api/mandates/own/participants/ag.1/link", new { reason = "Ana asked for it." });
        await app.SettleAsync();
        using var http = await app.EnterAsync("own", "ag.1");
        using var withdrawn = await http.PutAsJsonAsync("/api/mandates/own/states/ag/replies/1/withdrawal", new { reason = "It was not final." });

        var page = await http.GetStringAsync(new Uri("/mandates/own/states/ag", UriKind.Relative));
        using var answer = await http.GetAsync(new Uri("/api/mandates/own/own-data", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        var own = JsonSerializer.Deserialize<JsonElement>(text);

        Assert.Contains("action=\"/api/mandates/own/own-data\"", page, StringComparison.Ordinal);
        Assert.Equal("own-ag.1.json", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var self = own.GetProperty("participant");
        Assert.Equal(("ag.1", "me@ag.example", true), ($"{self.GetProperty("id")}", $"{self.GetProperty("email")}", self.GetProperty("confirmed").GetBoolean()));
        Assert.NotEqual(JsonValueKind.Null, self.GetProperty("link").GetProperty("lastUsed").ValueKind);
        Assert.Single(own.GetProperty("links").EnumerateArray());
        Assert.NotEmpty(own.GetProperty("notices").EnumerateArray());
        Assert.All(own.GetProperty("notices").EnumerateArray(), n => Assert.Equal("ag.1", $"{n.GetProperty("contact")}"));
        var acts = own.GetProperty("acts").EnumerateArray().Select(a => a.GetProperty("deed")).ToArray();
        Assert.Equal(["confirmAddress", "submitReply", "withdrawReply"], acts.Select(a => $"{a.GetProperty("act")}"));
        Assert.Equal("It was not final.", $"{acts[2].GetProperty("why")}");
        Assert.Equal(["nameParticipant", "reissueLink"], own.GetProperty("byOthers").EnumerateArray().Select(a => $"{a.GetProperty("act")}"));
        Assert.DoesNotContain("colleague@ag.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana asked for it.", text, StringComparison.Ordinal);
    }
}
