using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Replies;

/// <summary>The replies of a mandate, and the very bytes of one.</summary>
public sealed class ReadReplies(RecordStore records, ReplyFiles files)
{
    [Function("ListReplies")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/mandates/{mandate}/replies")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var current = await records.GetAsync(mandate, stop);
        return ApiJson.Ok(current.Record.Replies.Select(r => Receipt.For(current.Plan, r)));
    }

    [Function("DownloadReply")]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}")] HttpRequest request,
        string mandate, string state, int version, CancellationToken stop)
    {
        var current = await records.GetAsync(mandate, stop);
        var reply = current.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version)
            ?? throw ProblemException.NotFound();

        // Never shown in place: what a state uploaded is only ever downloaded.
        return Results.File(await files.OpenAsync(reply.Blob, stop), "application/octet-stream", reply.FileName);
    }
}
