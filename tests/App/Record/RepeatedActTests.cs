using Azure.Data.Tables;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Record;

public class RepeatedActTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Every_repeated_act_raises_the_event_if_no_look_followed_the_first()
    {
        const string states = "/api/mandates/heard/states";
        await app.StartDispatchedAsync("heard", states: 3);
        using var chair = app.Officer(CallerRoles.Chair);
        using var mission = await app.EnterAsync("heard", "ag.mission");
        await RaisesAgainAsync(mission, HttpMethod.Post, $"{states}/ag/focal-points", new { name = "Ana", email = "ana@ag.example", language = "en" });
        using (var focalPoint = await app.EnterAsync("heard", "ag.1"))
        {
            await RaisesAgainAsync(focalPoint, HttpMethod.Post, "/api/mandates/heard/confirmation", new { });
        }

        await RaisesAgainAsync(mission, HttpMethod.Post, $"{states}/ag/forwardings", new { to = new[] { "ag.1" }, note = "With thanks" });
        await RaisesAgainAsync(chair, HttpMethod.Post, "/api/mandates/heard/plan/revisions", new { @base = 0, reason = "Consultations", changes = new[] { new { change = "move", id = "informal-2012-03-21", date = "2012-03-22" } } });
        (await app.ReplyAsync("heard", "ag", [1])).Dispose();
        await RaisesAgainAsync(mission, HttpMethod.Put, $"{states}/ag/replies/1/withdrawal", new { reason = "The wrong file." });
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24));
        (await app.ReplyAsync("heard", "ag", [2])).Dispose();
        await RaisesAgainAsync(chair, HttpMethod.Put, $"{states}/ag/replies/2/ruling", new { kind = "accept", reason = "An hour late." });
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        await RaisesAgainAsync(chair, HttpMethod.Post, "/api/mandates/heard/drafts", "To act. {#p1}");
        var text = (await app.GetAsync("/api/mandates/heard/drafts/1")).GetProperty("paragraphs")[0].GetProperty("sha256").GetString();
        await RaisesAgainAsync(mission, HttpMethod.Post, "/api/mandates/heard/contributions", new { kind = "comment", draft = 1, paragraph = "p1", @base = text, text = "When?" });
    }

    private async Task RaisesAgainAsync(HttpClient by, HttpMethod method, string path, object body)
    {
        await SendAsync();
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromMinutes(1));
        Assert.True(await LastCheckAsync() < app.Now, $"The timeline checked without {path}.");
        await SendAsync();
        Assert.True(await LastCheckAsync() < app.Now, $"{path} raised the event although nothing has changed.");

        // As it would be if the event had been lost, and no look had written the line since.
        await app.Service<TableServiceClient>().GetTableClient(StorageNames.Mandates).DeleteEntityAsync("mandates", "heard");
        await SendAsync();
        Assert.True(await LastCheckAsync() == app.Now, $"{path} did not raise the event again.");

        async Task SendAsync()
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is string text ? new StringContent(text, null, "text/markdown") : JsonContent.Create(body) };
            using var answer = await by.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await app.SettleAsync();
        }
    }

    // When any phase of the mandate last looked at its record.
    private async Task<NodaTime.Instant> LastCheckAsync()
    {
        var looked = NodaTime.Instant.MinValue;
        foreach (var phase in Enum.GetValues<Phase>())
        {
            if (await app.Host.Engine.Client.GetInstanceAsync(PhaseInstance.Id("heard", phase), CancellationToken.None) is { } instance)
            {
                looked = NodaTime.Instant.Max(looked, NodaTime.Instant.FromDateTimeOffset(instance.LastUpdatedAt));
            }
        }

        return looked;
    }
}
