using System.Globalization;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class PaperReplyTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_reply_on_paper_counts_when_another_officer_has_confirmed_it()
    {
        await app.StartDispatchedAsync("on-behalf");
        using var chair = app.Officer(CallerRoles.Chair);
        var received = RunningApp.Local(app.Now);
        var query = $"?channel=noteVerbale&reference=NV%20123&receivedAt={received}";
        using var recorded = await app.Http.PutAsync(Address("on-behalf", query), Files.Pdf("scan", "note.pdf"));
        using var again = await app.Http.PutAsync(Address("on-behalf", query), Files.Pdf("scan", "note.pdf"));
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
        Assert.Equal($"{received}:00", receipt.GetProperty("receivedAtLocal").GetString());
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

    [Fact]
    public async Task No_reply_can_have_come_before_the_questionnaire_went_out()
    {
        var dispatched = Instant.Max(app.Now, RunningApp.At(2012, 1, 13));
        await app.StartDispatchedAsync("too-early");

        using var early = await ReceivedAsync(dispatched - Duration.FromMinutes(1));
        using var first = await ReceivedAsync(dispatched);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal(
            $"The questionnaire went out on {dispatched.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).ToString("d MMMM uuuu 'at' HH:mm", CultureInfo.InvariantCulture)}, and no reply to it can have come before. Correct the time at which the paper was received.",
            (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        async Task<HttpResponseMessage> ReceivedAsync(Instant at) =>
            await app.Http.PutAsync(Address("too-early", $"?channel=paper&reference=NV&receivedAt={RunningApp.Local(at)}"), Files.Pdf("scan"));
    }

    private static Uri Address(string mandate, string rest) => new($"/api/mandates/{mandate}/states/ag/replies-on-behalf{rest}", UriKind.Relative);
}
