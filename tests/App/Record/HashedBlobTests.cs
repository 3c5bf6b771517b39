using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Mandates.App.Tests.Questionnaires;
using Mandates.Functions.Record;
using Mandates.Functions.Timeline;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Record;

public class HashedBlobTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData(StorageNames.Plans, "", "New_York", "New_Yark", "status")]
    [InlineData(StorageNames.Questionnaires, "", "What", "Whom", "questionnaire")]
    [InlineData(StorageNames.Drafts, "", "To meet.", "To part.", "drafts/1")]
    [InlineData(StorageNames.Drafts, "translations/", "Agir.", "Nuir.", "drafts/1?language=fr")]
    [InlineData(StorageNames.Drafts, "sources/", "To meet.", "To part.", "drafts/1/source")]
    [InlineData(StorageNames.Replies, "ag/", "%PDF-", "%PDf-", "states/ag/replies/1/files/1")]
    public async Task What_lies_in_the_store_with_other_bytes_is_named_and_not_used(string container, string folder, string was, string now, string read)
    {
        var mandate = $"altered-{container}{folder.TrimEnd('/')}";
        await app.StartDispatchedAsync(mandate, states: 2);
        await SampleQuestionnaire.PublishAsync(app, mandate);
        await app.ReplyAsync(mandate, "ag", [1]);
        using var draft = await app.Http.PostAsync(new Uri($"/api/mandates/{mandate}/drafts", UriKind.Relative), new StringContent("To act. {#p1}\n\nTo meet. {#p2}"));
        using var french = await app.Http.PostAsync(new Uri($"/api/mandates/{mandate}/drafts/1/languages/fr", UriKind.Relative), new StringContent("Agir. {#p1}\n\nSe réunir. {#p2}"));
        french.EnsureSuccessStatusCode();
        var blob = await TheBlobAsync(container, $"{mandate}/{folder}", was);
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToArray();

        await blob.UploadAsync(BinaryData.FromBytes(Altered(bytes, was, now)), overwrite: true);
        var (status, answer) = await ReadAnewAsync($"/api/mandates/{mandate}/{read}");
        await blob.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
        var (restored, _) = await ReadAnewAsync($"/api/mandates/{mandate}/{read}");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains($"{container}/{blob.Name}", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, restored);
    }

    [Fact]
    public async Task What_is_written_again_while_it_is_read_stays_as_it_was_for_the_reader()
    {
        await app.StartDispatchedAsync("read-and-written", states: 2);
        await PublishAsync();

        var writing = Task.Run(async () =>
        {
            for (var version = 2; version < 30; version++)
            {
                await PublishAsync();
            }
        });
        var read = new HashSet<HttpStatusCode>();
        while (!writing.IsCompleted)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Http.GetAsync(new Uri("/api/mandates/read-and-written/drafts/1/source", UriKind.Relative))));
            read.UnionWith(answers.Select(a => a.StatusCode));
        }

        await writing;
        Assert.Equal([HttpStatusCode.OK], read);

        async Task PublishAsync()
        {
            using var draft = await app.Http.PostAsync(new Uri("/api/mandates/read-and-written/drafts", UriKind.Relative), new StringContent("To act. {#p1}"));
            Assert.True(draft.IsSuccessStatusCode, await draft.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_sweep_goes_on_to_the_others_when_one_mandate_was_altered()
    {
        await app.StartAsync("swept-altered");
        await app.StartAsync("swept-whole");
        var blob = await TheBlobAsync(StorageNames.Plans, "swept-altered/", "{");
        await blob.UploadAsync(BinaryData.FromString("{}"), overwrite: true);
        await using var second = await SecondInstance.OfAsync(app);
        await using var scope = second.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<MandateSweep>().AllAsync(app.Host.Engine.Client, CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, (await ReadAnewAsync("/api/mandates/swept-whole/status")).Status);
    }

    // By an instance that remembers nothing.
    private async Task<(HttpStatusCode Status, string Answer)> ReadAnewAsync(string path)
    {
        await using var second = await SecondInstance.OfAsync(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(second.Address, path));
        using var answer = await app.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<BlobClient> TheBlobAsync(string container, string prefix, string saying)
    {
        var found = app.Service<BlobServiceClient>().GetBlobContainerClient(container);
        await foreach (var blob in found.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, CancellationToken.None))
        {
            var client = found.GetBlobClient(blob.Name);
            if (!blob.Name[prefix.Length..].Contains('/', StringComparison.Ordinal)
                && (await client.DownloadContentAsync()).Value.Content.ToString().Contains(saying, StringComparison.Ordinal))
            {
                return client;
            }
        }

        throw new InvalidOperationException($"There is nothing under {container}/{prefix}.");
    }

    private static byte[] Altered(byte[] bytes, string was, string now)
    {
        var altered = bytes.ToArray();
        var at = altered.AsSpan().IndexOf(Encoding.UTF8.GetBytes(was));
        Encoding.UTF8.GetBytes(now).CopyTo(altered.AsSpan(at));
        return altered;
    }
}
