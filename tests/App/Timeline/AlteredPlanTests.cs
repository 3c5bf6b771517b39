using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Mandates.Functions.Timeline;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Timeline;

public class AlteredPlanTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_plan_that_was_altered_stops_nothing_for_good_and_is_told_on_the_board()
    {
        var plan = await app.StartAsync("altered-plan", states: 2);
        var blob = app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Plans).GetBlobClient($"altered-plan/{WorkPlanJson.Sha256(plan)}.json");
        var bytes = (await blob.DownloadContentAsync()).Value.Content;
        await blob.UploadAsync(BinaryData.FromString(bytes.ToString().Replace("New_York", "New_Yark", StringComparison.Ordinal)), overwrite: true);

        var mailed = Mailed;
        await app.RestartAsync(RunningApp.At(2011, 12, 8, 9));
        var meanwhile = Mailed - mailed;
        var stopped = await LineAsync();
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 13, 9));
        var timeline = await app.Host.Engine.Client.GetInstanceAsync("altered-plan");

        await blob.UploadAsync(bytes, overwrite: true);
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 13, 10));
        await using var scope = app.Service<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MandateSweep>().AllAsync(app.Host.Engine.Client, CancellationToken.None);

        Assert.Equal((0, MandateIndex.Altered), (meanwhile, stopped.Stopped));
        Assert.Equal(OrchestrationRuntimeStatus.Running, timeline!.RuntimeStatus);
        Assert.True(Mailed > mailed);
        Assert.Null((await LineAsync()).Stopped);
    }

    private int Mailed => app.Host.Host.Mail.Mails.Count;

    private async Task<MandateLine> LineAsync() => (await app.Service<MandateIndex>().FindAsync(new("altered-plan"), CancellationToken.None))!;
}
