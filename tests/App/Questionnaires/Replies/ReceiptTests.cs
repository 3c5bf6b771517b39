using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class ReceiptTests(RunningApp app, ReceiptTests.Strict strict, ReceiptTests.BehindPlatform platform)
    : IClassFixture<RunningApp>, IClassFixture<ReceiptTests.Strict>, IClassFixture<ReceiptTests.BehindPlatform>
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
        Assert.Contains("Acuse de recibo", page, StringComparison.Ordinal);
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

    [Fact]
    public async Task A_number_has_64_secret_bits_that_the_files_do_not_tell()
    {
        await app.StartDispatchedAsync("secret-number");
        var (first, second) = (await NumberAsync("secret-number", "ar"), await NumberAsync("secret-number", "ag"));

        Assert.Matches("^SECRET-NUMBER-AR-1-[0-9A-F]{16}$", first.Number);
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.NotEqual(first.Number[^16..], second.Number[^16..]);
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(app, $"SECRET-NUMBER-AR-1-{first.Sha256[..8]}"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(app, $"SECRET-NUMBER-AR-1-{first.Sha256[..16]}"));
    }

    [Fact]
    public async Task A_number_that_an_earlier_version_gave_still_verifies()
    {
        await app.StartAsync("earlier-number");
        var file = new ReplyFile("reply.pdf", "application/pdf", 3, Convert.ToHexStringLower(SHA256.HashData("abc"u8)), "earlier-number/ar/0a");
        var reply = new Reply { State = new("ar"), Version = 1, ReceivedAt = app.Now, Late = false, By = "ar.mission", Files = [file] };
        await app.Service<ReplyFiles>().KeepAsync(file, new MemoryStream("abc"u8.ToArray()), CancellationToken.None);
        await app.Service<MandateStore>().AppendAsync(new("earlier-number"), reply, new("ar.mission", "", "submitReply", [], [], null), CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, $"EARLIER-NUMBER-AR-1-{reply.Sha256[..8]}"));
    }

    [Fact]
    public async Task A_stranger_asks_for_so_many_in_a_minute_and_whoever_is_signed_in_for_more()
    {
        await strict.StartDispatchedAsync("receipts");
        using var sent = await strict.ReplyAsync("receipts", "ag", [1]);
        var number = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
        var (strangers, officers) = (new List<HttpStatusCode>(), new List<HttpStatusCode>());
        for (var i = 0; i < 5; i++)
        {
            strangers.Add(await AskAsync(strict, number));
            officers.Add((await strict.Http.GetAsync(new Uri($"/receipts/{number}", UriKind.Relative))).StatusCode);
        }

        const HttpStatusCode Right = HttpStatusCode.OK, TooMany = HttpStatusCode.TooManyRequests;
        Assert.Equal([Right, Right, Right, TooMany, TooMany], strangers);
        Assert.All(officers, answer => Assert.Equal(Right, answer));
    }

    [Fact]
    public async Task Wrong_numbers_are_counted_by_network()
    {
        var answers = new List<HttpStatusCode>();
        foreach (var from in new[] { "2001:db8:1:2::1", "[2001:db8:1:2::2]:4711", "2001:db8:1:2:ffff::3", "2001:db8:1:2::4", "2001:db8:1:3::1", "192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1:80", "192.0.2.1" })
        {
            answers.Add(await AskAsync(platform, "NONE-AG-1-0000000000000000", from));
        }

        const HttpStatusCode Wrong = HttpStatusCode.NotFound, TooMany = HttpStatusCode.TooManyRequests;
        Assert.Equal([Wrong, Wrong, Wrong, TooMany, Wrong, Wrong, Wrong, Wrong, TooMany], answers);
    }

    private static async Task<HttpStatusCode> AskAsync(RunningApp of, string number, string? from = null)
    {
        using var stranger = of.Stranger();
        if (from is not null)
        {
            stranger.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.7, {from}");
        }

        using var answer = await stranger.GetAsync(new Uri($"/api/receipts/{number}", UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<(string Number, string Sha256)> NumberAsync(string mandate, string state)
    {
        using var sent = await app.ReplyAsync(mandate, state, [1]);
        var receipt = await sent.Content.ReadFromJsonAsync<JsonElement>();
        return (receipt.GetProperty("number").GetString()!, receipt.GetProperty("sha256").GetString()!);
    }

    public sealed class Strict : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Access:WrongCodesPerMinute"] = "3" };
    }

    public sealed class BehindPlatform : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new()
        {
            ["WEBSITE_SITE_NAME"] = "mandates",
            ["WEBSITE_AUTH_ENABLED"] = "True",
            ["Access:DevelopmentToken"] = "",
            ["Access:WrongCodesPerMinute"] = "3",
        };
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
