using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Mail;

/// <summary>
/// The outbox: the notices of a mandate with their outcomes, in the order of their keys. Ids only, no address. Where
/// more follow, the <c>Link</c> header names the next page.
/// </summary>
public sealed class ListNotices(RequestAccess access, NoticeLedger ledger)
{
    [Api("The ledger of every notice and its outcome", Gives = typeof(Notice[]), Query = ["act", "state", "contact", "reason", "outcome", "delivery", "troubled", "after", "limit"], Problems = [422])]
    [Function(nameof(ListNotices)), Allow(CallerRoles.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/notices")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        await access.MandateAsync(mandate, cancellationToken);
        var query = NoticeQuery.Of(request.Query);
        var (notices, more) = await ledger.PageAsync(mandate, query, cancellationToken);
        if (more)
        {
            var next = request.Query.ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
            next["after"] = notices[^1].Key;
            request.HttpContext.Response.Headers.Link = $"<{request.Path}{QueryString.Create(next)}>; rel=\"next\"";
        }

        return ApiJson.Ok(notices);
    }
}
