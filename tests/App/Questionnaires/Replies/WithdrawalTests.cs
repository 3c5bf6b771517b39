namespace Mandates.App.Tests.Questionnaires.Replies;

public class WithdrawalTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_state_that_takes_its_reply_back_is_waited_for_and_reminded_again()
    {
        await app.StartDispatchedAsync("withdrawn", states: 3);
        await app.ReplyAsync("withdrawn", "ag", [1]);
        using var mission = await app.EnterAsync("withdrawn", "ag.mission");
        var address = "/api/mandates/withdrawn/states/ag/replies/1/withdrawal";

        using var withoutReason = await mission.PutAsJsonAsync(address, new { reason = " " });
        using var withdrawn = await mission.PutAsJsonAsync(address, new { reason = "The wrong file." });
        using var again = await mission.PutAsJsonAsync(address, new { reason = "The wrong file." });
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 9, 10));
        var reminded = (await app.GetAsync("/api/mandates/withdrawn/notices")).EnumerateArray()
            .Where(n => n.GetProperty("reason").GetString() == "reminder").Select(n => n.GetProperty("state").GetString());
        using var anew = await app.ReplyAsync("withdrawn", "ag", [1]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutReason.StatusCode);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("ag", reminded);
        Assert.Equal(2, (await anew.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32());
        Assert.Equal(1, (await app.GetAsync("/api/mandates/withdrawn/status")).GetProperty("replied").GetInt32());
    }
}
