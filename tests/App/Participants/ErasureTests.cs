namespace Mandates.App.Tests.Participants;

public class ErasureTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task An_erased_person_is_gone_and_nothing_that_refers_to_the_id_breaks()
    {
        await app.StartDispatchedAsync("erase", states: 3);
        await app.FocalPointAsync("erase", "ag", "forgotten@ag.example");
        using var replied = await app.ReplyAsync("erase", "ag", [1, 2, 3], by: "ag.1");
        using var session = await app.EnterAsync("erase", "ag.1");

        using var erased = await app.PostAsync("/api/mandates/erase/participants/ag.1/erasure?confirm=erase", new { reason = "asked for it" });
        using var again = await app.PostAsync("/api/mandates/erase/participants/ag.1/erasure?confirm=erase", new { reason = "asked for it" });
        await app.SettleAsync();

        Assert.Equal([204, 204], new[] { erased, again }.Select(a => (int)a.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync(new Uri("/api/mandates/erase/status", UriKind.Relative))).StatusCode);
        var person = (await app.GetAsync("/api/mandates/erase/participants")).EnumerateArray().Single(p => p.GetProperty("id").GetString() == "ag.1");
        Assert.Equal(JsonValueKind.Null, person.GetProperty("name").ValueKind);
        Assert.Equal(JsonValueKind.Null, person.GetProperty("email").ValueKind);
        Assert.Equal(JsonValueKind.Null, person.GetProperty("link").GetProperty("lastUsed").ValueKind);
        Assert.True((await app.GetAsync("/api/mandates/erase/audit/verify")).GetProperty("holds").GetBoolean());
        Assert.Contains((await app.GetAsync("/api/mandates/erase/notices")).EnumerateArray(), n => n.GetProperty("contact").GetString() == "ag.1");
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(new Uri("/api/mandates/erase/states/ag/replies/1/files/1", UriKind.Relative)));
        await app.NowhereInStorage("forgotten@ag.example");
    }

    [Fact]
    public async Task A_mission_is_an_office_and_is_not_erased()
    {
        await app.StartAsync("office");
        using var answer = await app.PostAsync("/api/mandates/office/participants/ag.mission/erasure", new { reason = "asked for it" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
