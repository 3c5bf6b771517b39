using Azure.Storage.Blobs;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Mandates.Functions.Timeline;
using Mandates.Local.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Record;

/// <summary>A mandate that cannot be read, before others that can: what is done for all is done for the others.</summary>
public sealed class FailingMandateTests(FailingMandateTests.Sweeping app) : IClassFixture<FailingMandateTests.Sweeping>
{
    [Fact]
    public async Task Events_on_other_mandates_are_taken_over_and_the_provider_is_told_to_send_again()
    {
        var (failing, sound) = (await InvitedAsync("a-events"), await InvitedAsync("z-events"));
        var events = app.Service<DeliveryEvents>();
        var body = DeliveryEvents.Body([events.Of(failing, "bounce"), events.Of(sound, "bounce")]);

        await BreakAsync("a-events");
        using var refused = await events.PostAsync(body);
        var taken = await app.Service<NoticeLedger>().FindAsync(new("z-events"), sound.Notice!, CancellationToken.None);

        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Equal(Delivery.Bounced, taken!.Delivery);
    }

    [Fact]
    public async Task Other_mandates_are_swept_and_the_sweep_fails_at_the_end()
    {
        await app.StartAsync("a-swept", states: 2);
        await app.StartAsync("z-swept", states: 2);
        foreach (var instance in (string[])["z-swept", "z-swept:workPlan"])
        {
            await app.Host.Engine.Client.TerminateInstanceAsync(instance, CancellationToken.None);
            await app.Host.Engine.IdleAsync();
            await app.Host.Engine.Client.PurgeInstanceAsync(instance, CancellationToken.None);
        }

        await BreakAsync("a-swept");
        await using var scope = app.Host.Host.Services.CreateAsyncScope();
        await Assert.ThrowsAsync<AggregateException>(() => scope.ServiceProvider.GetRequiredService<MandateSweep>().AllAsync(app.Host.Engine.Client, CancellationToken.None));

        Assert.NotNull(await app.Host.Engine.Client.GetInstanceAsync("z-swept", CancellationToken.None));
    }

    [Fact]
    public async Task What_nothing_names_is_removed_from_other_mandates()
    {
        await app.StartAsync("a-left", states: 2);
        await app.StartAsync("z-left", states: 2);
        var replies = app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies);
        foreach (var blob in new[] { "a-left/ag/0a", "z-left/ag/0a" })
        {
            await replies.GetBlobClient(blob).UploadAsync(BinaryData.FromString("left"), overwrite: true);
        }

        await BreakAsync("a-left");
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(1));

        Assert.True(await replies.GetBlobClient("a-left/ag/0a").ExistsAsync());
        Assert.False(await replies.GetBlobClient("z-left/ag/0a").ExistsAsync());
    }

    // A fact that cannot be read, as only a fault could write it.
    private Task BreakAsync(string mandate) =>
        app.Service<Journal>().TryAddAsync(new(mandate), [("reply|ag|0009", "{")], new("test", "", "break", [], [], null), CancellationToken.None);

    private async Task<CaughtMail> InvitedAsync(string mandate)
    {
        await app.StartAsync(mandate, states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 8)));
        return app.Host.Host.Mail.Mails.First(m => m.To == "mission.ag@missions.example" && NoticeId.IsOf(m.Notice!, new(mandate)));
    }

    public sealed class Sweeping : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:LeftoversAfter"] = "00:00:00", ["SweepLeftoversSchedule"] = "0 45 5 * * *" };
    }
}
