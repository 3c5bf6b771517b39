using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class UploadInPartsTests(UploadInPartsTests.Sweeping app) : IClassFixture<UploadInPartsTests.Sweeping>
{
    private const int PartBytes = 1024 * 1024;

    [Fact]
    public async Task A_file_in_parts_is_put_together_verified_and_submitted_with_the_rest()
    {
        var upload = await BeginAsync("parts", Files.LargePdf((3 * PartBytes) + 7));
        foreach (var number in new[] { 3, 1, 4, 2 })
        {
            using var part = await upload.SendAsync(number);
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }

        using var completed = await upload.CompleteAsync();
        using var submitted = await SubmitAsync(upload);

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal(HttpStatusCode.Created, submitted.StatusCode);
        Assert.Equal(upload.Bytes, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/parts/states/ag/replies/1/files/1", UriKind.Relative)));
    }

    [Fact]
    public async Task Begun_again_it_goes_on_where_it_was_and_nothing_can_be_seen_of_it()
    {
        var upload = await BeginAsync("resume", Files.LargePdf(2 * PartBytes));
        using var first = await upload.SendAsync(1);
        using var incomplete = await upload.CompleteAsync();

        var again = await BeginAsync("resume", upload.Bytes, start: false);
        using var copy = await upload.Http.GetAsync(new Uri($"{upload.State}/working-copy", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, incomplete.StatusCode);
        Assert.Equal(upload.Id, again.Id);
        Assert.Equal([1], again.Arrived);
        Assert.Equal(0, (await copy.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("files").GetArrayLength());
        Assert.Equal(0, (await app.GetAsync("/api/mandates/resume/replies")).GetArrayLength());
    }

    [Fact]
    public async Task Completed_several_times_at_once_it_is_one_file_and_one_reply()
    {
        var upload = await BeginAsync("at-once", Files.LargePdf((2 * PartBytes) + 7), submits: true);
        foreach (var number in new[] { 1, 2, 3 })
        {
            using var part = await upload.SendAsync(number);
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }

        var completed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => upload.CompleteAsync()));

        // Whoever comes after the upload has ended is answered with the same receipt.
        Assert.Contains(completed, c => c.StatusCode == HttpStatusCode.Created);
        Assert.All(completed, c => Assert.True(c.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{c.StatusCode}"));
        Assert.Equal(1, (await app.GetAsync("/api/mandates/at-once/replies")).GetArrayLength());
        Assert.Equal(upload.Bytes, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/at-once/states/ag/replies/1/files/1", UriKind.Relative)));
    }

    [Fact]
    public async Task A_deletion_beside_a_completion_never_takes_the_bytes_of_a_reply()
    {
        await app.StartDispatchedAsync("beside");
        var replies = 0;
        for (var i = 0; i < 40; i++)
        {
            var upload = await BeginAsync("beside", Files.LargePdf(PartBytes / 4, seed: i), start: false, submits: true);
            using var part = await upload.SendAsync(1);
            var completing = upload.CompleteAsync();
            await Task.WhenAll(Enumerable.Range(0, i % 5).Select(_ => upload.Http.GetAsync(new Uri(upload.State + "/replies", UriKind.Relative))));
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => upload.DeleteAsync()).Append(completing));

            Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}"));
            if (answers[^1].StatusCode == HttpStatusCode.Created)
            {
                replies++;
                var receipt = await answers[^1].Content.ReadFromJsonAsync<JsonElement>();
                var verified = await app.GetAsync($"/api/receipts/{receipt.GetProperty("number").GetString()}");
                Assert.Equal("match", verified.GetProperty("result").GetString());
            }
        }

        Assert.NotEqual(0, replies);
    }

    [Fact]
    public async Task What_one_instance_began_another_goes_on_with_and_completes()
    {
        var upload = await BeginAsync("two-instances", Files.LargePdf((2 * PartBytes) + 7), submits: true);
        using var first = await upload.SendAsync(1);
        await using var second = await SecondInstance.OfAsync(app);
        var there = upload with { At = second.Address };

        using var other = await there.SendAsync(1, new byte[PartBytes]);
        using var next = await there.SendAsync(2);
        using var last = await upload.SendAsync(3);
        using var completed = await there.CompleteAsync();
        using var again = await upload.CompleteAsync();

        Assert.Equal([409, 200, 200, 201, 200], new[] { other, next, last, completed, again }.Select(a => (int)a.StatusCode));
        Assert.Equal(upload.Bytes, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/two-instances/states/ag/replies/1/files/1", UriKind.Relative)));
    }

    [Fact]
    public async Task The_same_part_again_changes_nothing_and_other_bytes_are_refused()
    {
        var upload = await BeginAsync("same-part", Files.LargePdf(2 * PartBytes));
        using var first = await upload.SendAsync(1);
        using var again = await upload.SendAsync(1);
        using var other = await upload.SendAsync(1, new byte[PartBytes]);
        using var beyond = await upload.SendAsync(3, new byte[PartBytes + 1]);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, beyond.StatusCode);
    }

    [Fact]
    public async Task What_did_not_arrive_as_announced_is_removed()
    {
        var announced = Files.LargePdf(PartBytes, seed: 1);
        var upload = await BeginAsync("altered", announced);
        using var part = await upload.SendAsync(1, Files.LargePdf(PartBytes, seed: 2));

        using var completed = await upload.CompleteAsync();
        using var gone = await upload.CompleteAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, completed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(await BlobsAsync("altered"));
    }

    [Theory]
    [InlineData("too-long", 90 * 1024 * 1024 + 1L, "reply.pdf", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("of-nothing", 0L, "reply.pdf", HttpStatusCode.UnprocessableEntity)]
    [InlineData("program", 100L, "reply.exe", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_taken_is_refused_when_it_is_announced(string mandate, long length, string name, HttpStatusCode expected)
    {
        await app.StartDispatchedAsync(mandate);
        using var http = await app.EnterAsync(mandate, "ag.mission");

        using var answer = await http.PostAsJsonAsync(
            $"/api/mandates/{mandate}/states/ag/uploads", new { name, mediaType = Files.PdfType, length, sha256 = new string('0', 64) });

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_removed()
    {
        var upload = await BeginAsync("not-a-pdf", new byte[PartBytes]);
        using var part = await upload.SendAsync(1);

        using var completed = await upload.CompleteAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, completed.StatusCode);
        Assert.Empty(await BlobsAsync("not-a-pdf"));
    }

    [Fact]
    public async Task A_reply_whose_upload_began_in_time_is_in_time_whenever_it_ends()
    {
        await app.StartDispatchedAsync("long-upload");
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 23, 23, 59, 59));
        var upload = await BeginAsync("long-upload", Files.LargePdf(2 * PartBytes), start: false, submits: true);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24, 0, 10));
        using var first = await upload.SendAsync(1);
        using var second = await upload.SendAsync(2);

        using var completed = await upload.CompleteAsync();

        var receipt = await completed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Created, completed.StatusCode);
        Assert.False(receipt.GetProperty("late").GetBoolean());
        Assert.Equal("2012-02-24T04:59:59Z", receipt.GetProperty("receivedAt").GetString());
    }

    [Fact]
    public async Task What_nobody_completes_or_names_is_swept_and_what_is_named_stays()
    {
        var upload = await BeginAsync("sweep", Files.LargePdf(2 * PartBytes));
        using var part = await upload.SendAsync(1);
        await app.ReplyAsync("sweep", "ar", [1]);
        using var removed = await upload.Http.PutAsync(new Uri($"{upload.State}/working-copy/files", UriKind.Relative), Files.Pdf("removed"));
        using var taken = await upload.Http.DeleteAsync(new Uri($"{upload.State}/working-copy/files/reply.pdf", UriKind.Relative));
        using var kept = await upload.Http.PutAsync(new Uri($"{upload.State}/working-copy/files", UriKind.Relative), Files.Pdf("kept", "kept.pdf"));
        await app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies).UploadBlobAsync("sweep/ag/left", BinaryData.FromString("What a crash has left."));
        var before = await BlobsAsync("sweep");

        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(1));

        Assert.Equal(3, before.Count);
        Assert.Equal(2, (await BlobsAsync("sweep")).Count);
        using var gone = await upload.SendAsync(2);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(new Uri("/api/mandates/sweep/states/ar/replies/1/files/1", UriKind.Relative)));
    }

    [Theory]
    [InlineData("asked-again", true)]
    [InlineData("added-again", false)]
    public async Task Completed_again_because_the_answer_was_lost_it_answers_the_same(string mandate, bool submits)
    {
        var upload = await BeginAsync(mandate, Files.LargePdf((2 * PartBytes) + 7), submits: submits);
        foreach (var number in new[] { 1, 2, 3 })
        {
            using var part = await upload.SendAsync(number);
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }

        using var lost = await upload.CompleteAsync();
        using var again = await upload.CompleteAsync();
        using var unknown = await (upload with { Id = new('0', 32) }).CompleteAsync();

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await lost.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(submits ? 1 : 0, (await app.GetAsync($"/api/mandates/{mandate}/replies")).GetArrayLength());
    }

    [Theory]
    [InlineData("gap", "without 1-4, 6-89", 5, 90)]
    [InlineData("one-gap", "without 2. Send", 1, 3)]
    [InlineData("short", "send the parts from 3 on", 1, 2)]
    [InlineData("none", "send the parts from 1 on")]
    public async Task What_is_missing_of_it_is_named_by_its_numbers(string mandate, string said, params int[] numbers)
    {
        var upload = await BeginAsync(mandate, Files.LargePdf(numbers.Contains(90) ? 2 * PartBytes : 3 * PartBytes));
        foreach (var (number, i) in numbers.Select((number, i) => (number, i)))
        {
            using var part = await upload.SendAsync(number, [.. upload.Bytes.Skip(i * PartBytes).Take(PartBytes)]);
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }

        using var incomplete = await upload.CompleteAsync();

        Assert.Equal(HttpStatusCode.Conflict, incomplete.StatusCode);
        Assert.Contains(said, await incomplete.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_cannot_be_kept_is_refused_at_the_announcement()
    {
        await app.StartDispatchedAsync("reasons");
        using var first = await app.ReplyAsync("reasons", "ag", [1]);
        using var http = await app.EnterAsync("reasons", "ag.mission");
        async Task<HttpStatusCode> AnnounceAsync(string? reason, bool submits = true)
        {
            using var answer = await http.PostAsJsonAsync(
                "/api/mandates/reasons/states/ag/uploads",
                new { name = "annex.pdf", mediaType = Files.PdfType, length = 7, sha256 = new string('a', 64), submits, reason });
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnnounceAsync(new('x', 50_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnnounceAsync(new('x', 501), submits: false));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnnounceAsync("Ask ana@ag.example."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnnounceAsync(null));
        Assert.Equal(HttpStatusCode.Created, await AnnounceAsync("The annex was missing."));
    }

    private async Task<Sending> BeginAsync(string mandate, byte[] bytes, bool start = true, bool submits = false)
    {
        if (start)
        {
            await app.StartDispatchedAsync(mandate);
        }

        var http = await app.EnterAsync(mandate, "ag.mission");
        var state = $"/api/mandates/{mandate}/states/ag";
        using var answer = await http.PostAsJsonAsync(
            $"{state}/uploads",
            new { name = "annex.pdf", mediaType = Files.PdfType, length = bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), submits, reason = submits ? "It is complete." : null });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var upload = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(http, state, upload.GetProperty("id").GetString()!, bytes, [.. upload.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("number").GetInt32())]);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(Sending upload)
    {
        using var copy = await upload.Http.GetAsync(new Uri($"{upload.State}/working-copy", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{upload.State}/working-copy/submission") { Content = JsonContent.Create(new { }) };
        request.Headers.IfMatch.Add(copy.Headers.ETag!);
        return await upload.Http.SendAsync(request);
    }

    private async Task<IReadOnlyList<string>> BlobsAsync(string mandate) =>
        await app.Service<ReplyFiles>().OlderAsync(new(mandate), NodaTime.Instant.MaxValue, CancellationToken.None);

    private sealed record Sending(HttpClient Http, string State, string Id, byte[] Bytes, IReadOnlyList<int> Arrived)
    {
        private string Address => $"{State}/uploads/{Id}";

        /// <summary>The instance that is asked.</summary>
        public Uri At { get; init; } = Http.BaseAddress!;

        public Task<HttpResponseMessage> SendAsync(int number, byte[]? bytes = null) => Http.PutAsync(
            new Uri(At, $"{Address}/parts/{number}"),
            new ByteArrayContent(bytes ?? [.. Bytes.Skip((number - 1) * PartBytes).Take(PartBytes)]));

        public Task<HttpResponseMessage> DeleteAsync() => Http.DeleteAsync(new Uri(At, Address));

        public Task<HttpResponseMessage> CompleteAsync() => Http.PostAsJsonAsync(new Uri(At, $"{Address}/completion"), new { });
    }

    public sealed class Sweeping : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Replies:LeftoversAfter"] = "00:00:00", ["SweepLeftoversSchedule"] = "0 45 5 * * *" };
    }
}
