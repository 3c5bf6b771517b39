using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>
/// Takes a state's reply as one file in one request. A late reply is kept and marked, never refused; the same bytes
/// again give the same receipt.
/// </summary>
public sealed class SubmitReply(ReplyIntake intake, ReplyFiles files, ReplySubmission submission, UploadReader bodies, MandateClock clock)
{
    [Api("Submit a reply as the body of the request; answers with the receipt", Takes = typeof(Stream), Header = "Content-Disposition", Gives = typeof(Receipt), Creates = true, Query = ["reason"], Problems = [408, 409, 415, 422])]
    [Function(nameof(SubmitReply)), Allow(CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/reply")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var receivedAt = clock.Now;
        var before = await intake.OpenAsync(mandate, state, cancellationToken);
        using var file = await bodies.ReadFileAsync(request, cancellationToken);
        await intake.EnsureQuotaAsync(before, state, file.Bytes.Length, cancellationToken);
        var kept = await files.KeepAsync(mandate, state, file, cancellationToken);
        var submitted = await submission.SubmitAsync(before, state, [kept], receivedAt, request.Query["reason"].ToString(), cancellationToken);
        return await ReplySubmission.AnswerAsync(before, submitted, client, cancellationToken);
    }
}
