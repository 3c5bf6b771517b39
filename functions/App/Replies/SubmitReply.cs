using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Replies.Receiving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Replies;

/// <summary>
/// Takes a state's reply as one file in one request. A late reply is kept and marked, never refused; the same bytes
/// again give the same receipt.
/// </summary>
public sealed class SubmitReply(ReplyIntake intake, ReplyFiles files, ReplySubmission submission, Bodies bodies, MandateClock clock)
{
    [Api("Submit a reply as the body of the request; answers with the receipt", Takes = typeof(Stream), Header = "Content-Disposition", Gives = typeof(Receipt), Creates = true, Query = ["reason"], Problems = [408, 409, 415, 422])]
    [Function(nameof(SubmitReply)), Allow(Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/reply")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var receivedAt = clock.Now;
        var before = await intake.OpenAsync(mandate, state, stop);
        using var file = await bodies.ReadFileAsync(request, stop);
        await intake.ThrowIfNoRoomAsync(before, state, file.Bytes.Length, stop);
        var kept = await files.KeepAsync(mandate, state, file, stop);
        var submitted = await submission.SubmitAsync(before, state, [kept], receivedAt, request.Query["reason"].ToString(), stop);
        return await ReplySubmission.AnswerAsync(before, submitted, client, stop);
    }
}
