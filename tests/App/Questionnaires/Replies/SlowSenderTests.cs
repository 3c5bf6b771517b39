namespace Mandates.App.Tests.Questionnaires.Replies;

public class SlowSenderTests(SlowSenderTests.Impatient app) : IClassFixture<SlowSenderTests.Impatient>
{
    [Fact]
    public async Task A_sender_that_stops_sending_is_cut_off_and_leaves_nothing()
    {
        await app.StartDispatchedAsync("slow");
        using var mission = await RawClient.EnterAsync(app, "slow", "ag.mission");

        await mission.SendHeadAsync(
            "PUT", "/api/mandates/slow/states/ag/reply", "Content-Length: 1000", $"Content-Type: {Files.PdfType}", "Content-Disposition: attachment; filename=reply.pdf");
        await mission.SendAsync([.. "%PDF-"u8]);

        Assert.Equal(408, await mission.StatusAsync());
        Assert.Equal(0, (await app.GetAsync("/api/mandates/slow/replies")).GetArrayLength());
    }

    [Fact]
    public async Task A_form_that_stops_arriving_is_cut_off_too()
    {
        await app.StartDispatchedAsync("slow-form");
        using var mission = await RawClient.EnterAsync(app, "slow-form", "ag.mission");

        await mission.SendHeadAsync("POST", "/mandates/slow-form/states/ag/participants", "Content-Length: 1000", "Content-Type: application/x-www-form-urlencoded");
        await mission.SendAsync([.. "name=Ana"u8]);

        Assert.Equal(408, await mission.StatusAsync());
    }

    public sealed class Impatient : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:Patience"] = "00:00:00.2" };
    }
}
