using System.Security.Cryptography;

namespace Mandates.App.Tests.Replies;

public class SubmitReplyTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_reply_is_stored_byte_for_byte_with_a_receipt_of_its_hash()
    {
        await app.StartDispatchedAsync("bytes");
        var bytes = RandomNumberGenerator.GetBytes(5 * 1024 * 1024);

        using var answer = await app.ReplyAsync("bytes", "ag", bytes);
        var stored = await app.Http.GetByteArrayAsync(new Uri("/api/mandates/bytes/states/ag/replies/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(bytes, stored);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), receipt.GetProperty("sha256").GetString());
        Assert.False(receipt.GetProperty("late").GetBoolean());
    }

    [Fact]
    public async Task The_same_bytes_again_give_the_same_receipt_and_other_bytes_the_next_version()
    {
        await app.StartDispatchedAsync("versions");

        var first = await NumberAsync(await app.ReplyAsync("versions", "ag", [1, 2, 3]));
        var again = await NumberAsync(await app.ReplyAsync("versions", "ag", [1, 2, 3]));
        var other = await NumberAsync(await app.ReplyAsync("versions", "ag", [4, 5, 6]));

        Assert.Equal(first, again);
        Assert.StartsWith("VERSIONS-AG-1-", first, StringComparison.Ordinal);
        Assert.StartsWith("VERSIONS-AG-2-", other, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await app.Http.GetByteArrayAsync(new Uri("/api/mandates/versions/states/ag/replies/1", UriKind.Relative)));
    }

    [Fact]
    public async Task Ten_different_replies_at_once_become_ten_versions()
    {
        await app.StartDispatchedAsync("parallel");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => app.ReplyAsync("parallel", "ag", [(byte)i])));

        var versions = (await app.GetAsync("/api/mandates/parallel/replies")).EnumerateArray().Select(r => r.GetProperty("version").GetInt32());
        Assert.Equal(Enumerable.Range(1, 10), versions.Order());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_so_and_leaves_nothing()
    {
        await app.StartDispatchedAsync("large");

        using var answer = await app.ReplyAsync("large", "ag", new byte[(8 * 1024 * 1024) + 1]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, (await app.GetAsync("/api/mandates/large/replies")).GetArrayLength());
    }

    [Theory]
    [InlineData("bytes-of-nothing", "reply.pdf", 0, HttpStatusCode.BadRequest)]
    [InlineData("bad-name", "../reply.pdf", 3, HttpStatusCode.BadRequest)]
    public async Task A_reply_without_bytes_or_name_is_refused(string mandate, string name, int length, HttpStatusCode expected)
    {
        await app.StartDispatchedAsync(mandate);

        using var answer = await app.ReplyAsync(mandate, "ag", new byte[length], name);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_replies_for_another_state()
    {
        await app.StartDispatchedAsync("other-state");

        using var answer = await app.ReplyAsync("other-state", "ag", [1], by: "ar.mission");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task There_is_no_reply_before_the_questionnaire()
    {
        await app.StartAsync("early");

        using var answer = await app.ReplyAsync("early", "ag", [1]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static async Task<string?> NumberAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();
}
