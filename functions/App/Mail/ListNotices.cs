using Mandates.Domain.Mail;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Mail;

/// <summary>
/// The outbox: the notices of a mandate with their outcomes, in the order of their keys. Ids only, no address. Where
/// more follow, the <c>Link</c> header names the next page.
/// </summary>
public sealed class ListNotices(RequestAccess access, NoticeLedger ledger)
{
    [Api("The ledger of every notice and its outcome", Gives = typeof(Notice[]), Query = ["act", "state", "contact", "reason", "outcome", "delivery", "troubled", "after", "limit"], Problems = [422])]
    [Function(nameof(ListNotices)), Allow(Who.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/notices")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        await access.MandateAsync(mandate, stop);
        var query = NoticeQuery.Of(request.Query);
        var (notices, more) = await ledger.PageAsync(mandate, query, stop);
        if (more)
        {
            var next = request.Query.ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
            next["after"] = notices[^1].Key;
            request.HttpContext.Response.Headers.Link = $"<{request.Path}{QueryString.Create(next)}>; rel=\"next\"";
        }

        return ApiJson.Ok(notices);
    }
}
