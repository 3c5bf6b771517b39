using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The replies of a mandate: sent as one file, listed, handed out byte for byte, withdrawn, and ruled on when they are late.</summary>
public sealed class ReplyApi(
    RequestAccess access, ReplySubmission submission, ReplyWithdrawal withdrawal, LateReplyRuling ruling, ReplyDownload download, UploadReader reader, ActLimiter limiter, MandateClock clock)
{
    private const string Version = "api/mandates/{mandate}/states/{state}/replies/{version:int}";

    /// <summary>
    /// A late reply is kept and marked, never refused; the same bytes again give the same receipt. A reason stands in the body,
    /// which is multipart then, because addresses are logged; the query is read where the body has none.
    /// </summary>
    [Api("Submit a reply as the body of the request (PDF, DOCX or ODT; XLSX for annexes), or as the file of a multipart body after its fields 'reason' and 'visibility' (shared or secretariat); answers with the receipt. 'reason' in the query is deprecated: addresses are logged", Takes = typeof(Stream), Header = "Content-Disposition", Gives = typeof(Receipt), Creates = true, Query = ["reason", "visibility"], Problems = [408, 409, 415, 422])]
    [Function("SubmitReply"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/reply")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var receivedAt = clock.Now;
        var before = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var given = new SubmissionReason();
        using var file = await reader.ReadFileAsync(request, cancellationToken, said => given = new(said("reason"), ReplyForm.VisibilityIn(said("visibility"))));
        var submitted = await submission.SubmitAsync(before, stateId, file, receivedAt, given, client, cancellationToken);
        return Receipt.Answer(before.Plan, submitted);
    }

    /// <summary>A delegation sees those of its own state.</summary>
    [Api("The receipts of all replies", Gives = typeof(Receipt[]))]
    [Function("ListReplies"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/replies")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var own = access.Caller.State;
        return ApiJson.Ok(current.Record.Replies.Where(r => own is null || r.State == own).Select(r => Receipt.For(current.Plan, r)));
    }

    [Api("A file of a reply as it was received, by its place in the receipt, from 1", Gives = typeof(Stream), Problems = [409])]
    [Function("DownloadReplyFile"), Allow(CallerRoles.Officers | CallerRoles.Delegation, OtherStates = true)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Version + "/files/{file:int}")] HttpRequest request,
        string mandate, string state, int version, int file, CancellationToken cancellationToken)
    {
        AntiforgeryGuard.ThrowIfFromElsewhere(request);
        if (access.Caller.IsParticipant)
        {
            // Who had which file is written down.
            limiter.Count(request.HttpContext, access.Caller);
        }

        return await download.OfAsync(await access.MandateAsync(mandate, cancellationToken), new(state), version, file, cancellationToken);
    }

    [Api("Withdraw the current version of a reply", Takes = typeof(Reasoned), Gives = typeof(Withdrawal), Problems = [409, 422])]
    [Function("WithdrawReply"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Version + "/withdrawal")] HttpRequest request,
        string mandate, string state, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok((await withdrawal.RecordAsync(before, new(state), version, given, client, cancellationToken)).Fact);
    }

    [Api("Rule on a late reply", Takes = typeof(RulingGiven), Gives = typeof(Ruling), Creates = true, Problems = [409, 422])]
    [Function("RuleOnLateReply"), Allow(CallerRoles.Chair)]
    public async Task<IResult> RuleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Version + "/ruling")] HttpRequest request,
        string mandate, string state, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<RulingGiven>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var ruled = await ruling.RecordAsync(before, new(state), version, given, client, cancellationToken);
        return ruled.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/states/{state}/replies/{version}/ruling", ruled.Fact) : ApiJson.Ok(ruled.Fact);
    }
}
