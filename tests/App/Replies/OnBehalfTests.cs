using Mandates.Functions.Access;

namespace Mandates.App.Tests.Replies;

public class OnBehalfTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Query = "?channel=noteVerbale&reference=NV%20123&receivedAt=2012-01-13T09:30";

    [Fact]
    public async Task A_reply_on_paper_counts_when_another_officer_has_confirmed_it()
    {
        await app.StartDispatchedAsync("on-behalf");
        using var chair = app.Officer(Who.Chair);
        using var recorded = await app.Http.PutAsync(Address("on-behalf", Query), Files.Pdf("scan", "note.pdf"));
        using var again = await app.Http.PutAsync(Address("on-behalf", Query), Files.Pdf("scan", "note.pdf"));
        var before = (await app.GetAsync("/api/mandates/on-behalf/status")).GetProperty("replied").GetInt32();

        using var byTheSame = await app.Http.PutAsJsonAsync(Address("on-behalf", "/1/confirmation"), new { });
        using var byAnother = await chair.PutAsJsonAsync(Address("on-behalf", "/1/confirmation"), new { });
        using var twice = await chair.PutAsJsonAsync(Address("on-behalf", "/1/confirmation"), new { });
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(0, before);
        Assert.Equal(HttpStatusCode.Conflict, byTheSame.StatusCode);
        Assert.Equal(HttpStatusCode.Created, byAnother.StatusCode);
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        var receipt = await byAnother.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("noteVerbale", receipt.GetProperty("channel").GetString());
        Assert.Equal("2012-01-13T09:30:00", receipt.GetProperty("receivedAtLocal").GetString());
        Assert.Equal(1, (await app.GetAsync("/api/mandates/on-behalf/status")).GetProperty("replied").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?channel=online&reference=NV&receivedAt=2012-01-13T09:30")]
    [InlineData("?channel=paper&reference=&receivedAt=2012-01-13T09:30")]
    [InlineData("?channel=paper&reference=NV&receivedAt=yesterday")]
    [InlineData("?channel=paper&reference=NV&receivedAt=2030-01-13T09:30")]
    public async Task It_is_said_how_when_and_under_which_reference_it_came(string query)
    {
        var mandate = $"how-{query.Length}";
        await app.StartDispatchedAsync(mandate);

        using var answer = await app.Http.PutAsync(Address(mandate, query), Files.Pdf("scan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static Uri Address(string mandate, string rest) => new($"/api/mandates/{mandate}/states/ag/replies-on-behalf{rest}", UriKind.Relative);
}
