using Azure.Storage.Blobs;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Community;

public sealed class InformationSweepTests(InformationSweepTests.Swept app) : IClassFixture<InformationSweepTests.Swept>
{
    [Fact]
    public async Task Bytes_that_no_fact_names_are_swept_and_withdrawn_ones_go_with_the_names()
    {
        await app.StartOpenAsync("swept", states: 3);
        using var ag = await app.EnterAsync("swept", "ag.mission");
        using var one = await ag.PublishAsync("swept", "One", Files.Pdf("one"));
        using var two = await app.Http.PublishAsync("swept", "Two", Files.Pdf("two"));
        using var three = await app.Http.PublishAsync("swept", "Three", Files.Pdf("three"));
        using var withdrawn = await app.Http.WithdrawAsync("swept", 2, "Wrong file.");
        var container = app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies);
        await container.UploadBlobAsync(ReplyFiles.NewName(new("swept"), Information.Officers), BinaryData.FromString("left by a crash"));

        await app.AdvanceToAsync(app.Now + Duration.FromDays(2));
        var kept = await BlobsAsync("swept");
        await app.AdvanceToAsync(RunningApp.At(2013, 8, 1));

        Assert.Equal(3, kept.Count);
        Assert.Equal(2, (await BlobsAsync("swept")).Count);
        Assert.Equal(SmallPdf.Of("three"), await app.Http.GetByteArrayAsync(Publishing.File("swept", 3)));
    }

    private Task<IReadOnlyList<string>> BlobsAsync(string mandate) => app.Service<ReplyFiles>().OlderAsync(new(mandate), Instant.MaxValue, CancellationToken.None);

    public sealed class Swept : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:LeftoversAfter"] = "00:00:00", ["SweepLeftoversSchedule"] = "0 45 5 * * *" };
    }
}
