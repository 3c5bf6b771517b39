using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Replies;

/// <summary>The replies of a mandate, and the very bytes of one. A delegation sees those of its own state.</summary>
public sealed class ReadReplies(RequestAccess access, ReplyFiles files)
{
    [Api("The receipts of all replies", Gives = typeof(Receipt[]))]
    [Function("ListReplies"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/replies")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var own = access.Caller.State;
        return ApiJson.Ok(current.Record.Replies.Where(r => own is null || r.State == own).Select(r => Receipt.For(current.Plan, r)));
    }

    [Api("The very bytes of a reply", Gives = typeof(Stream))]
    [Function("DownloadReply"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}")] HttpRequest request,
        string mandate, string state, int version, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var reply = current.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version)
            ?? throw ProblemException.NotFound();

        // Never shown in place: what a state uploaded is only ever downloaded.
        return Results.File(await files.OpenAsync(reply.Blob, stop), "application/octet-stream", reply.FileName);
    }
}
