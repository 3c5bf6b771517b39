using Azure.Storage.Blobs;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class ReceiptTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Whoever_has_the_number_can_verify_and_a_changed_byte_is_told()
    {
        await app.StartDispatchedAsync("receipt-2012");
        using var sent = await app.ReplyAsync("receipt-2012", "ar", [1]);
        var number = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();
        using var stranger = app.Stranger();
        stranger.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");

        var match = await stranger.GetFromJsonAsync<JsonElement>($"/api/receipts/{number}");
        var page = await stranger.GetStringAsync(new Uri($"/receipts/{number}", UriKind.Relative));
        await FlipAByteAsync("receipt-2012");
        var altered = await stranger.GetFromJsonAsync<JsonElement>($"/api/receipts/{number!.ToLowerInvariant()}");
        var alteredPage = await stranger.GetStringAsync(new Uri($"/receipts/{number}", UriKind.Relative));

        Assert.Equal("match", match.GetProperty("result").GetString());
        Assert.Contains("Recibo", page, StringComparison.Ordinal);
        Assert.Contains(match.GetProperty("receipt").GetProperty("sha256").GetString()!, page, StringComparison.Ordinal);
        Assert.Equal("altered", altered.GetProperty("result").GetString());
        Assert.Equal("reply.pdf", altered.GetProperty("altered")[0].GetString());
        Assert.Contains("ALTERADO", alteredPage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("RECEIPT-AG-1-00000000")]
    [InlineData("a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v")]
    public async Task A_number_that_was_never_given_is_not_there(string number)
    {
        using var stranger = app.Stranger();

        using var answer = await stranger.GetAsync(new Uri($"/api/receipts/{number}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task FlipAByteAsync(string mandate)
    {
        var name = Assert.Single(await app.Service<ReplyFiles>().OlderAsync(new(mandate), NodaTime.Instant.MaxValue, CancellationToken.None));
        var blob = app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies).GetBlobClient(name);
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        bytes[^10] ^= 1;
        await blob.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
    }
}
