using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The replies of a mandate, and the very bytes of their files. A delegation sees those of its own state.</summary>
public sealed class ReadReplies(RequestAccess access, ReplyFiles files, Journal audit, MandateClock clock)
{
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

    [Api("The very bytes of a file of a reply, by its place in the receipt, from 1", Gives = typeof(Stream), Problems = [409])]
    [Function("DownloadReplyFile"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}/files/{file:int}")] HttpRequest request,
        string mandate, string state, int version, int file, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var asked = current.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version)?.Files.ElementAtOrDefault(file - 1)
            ?? throw ProblemException.NotFound();
        var content = await files.HandOutAsync(asked, cancellationToken);
        var read = new Downloaded(state, version, file, access.Caller.Id, clock.Now);
        await audit.MarkAsync(mandate, read.Key, read, access.Caller.Audit("downloadReplyFile", [$"{state}, version {version}, file {file}"]), cancellationToken);
        return new Download(content, asked.Name);
    }

    private sealed record Downloaded(string State, int Version, int File, string By, Instant At)
    {
        public string Key => $"download|{State}|{Version:D4}|{File:D2}|{By}|{At.ToUnixTimeTicks():D20}";
    }
}
