using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Audit;

/// <summary>The audit of a mandate, a page at a time, and the verdict on its chain.</summary>
public sealed class AuditApi(AuditTrail trail, RequestAccess access)
{
    private const int UsualLimit = 100;
    private const int MostLimit = 1000;

    /// <summary>Query: after (a record's number), limit, and to filter who, act and about.</summary>
    [Api("Who did what, by number; a page of it", Gives = typeof(AuditRecords), Query = ["after", "limit", "who", "act", "about"], Problems = [400])]
    [Function("ReadAudit"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/audit")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        await access.MandateAsync(mandate, cancellationToken);
        var limit = ListPages.Limit(request, UsualLimit, MostLimit);
        return ApiJson.Ok(await trail.PageAsync(new(mandate), ListPages.Number(request, ListPages.After, 0), limit, Filter(request), cancellationToken));
    }

    [Api("Whether the audit is whole and unchanged", Gives = typeof(AuditVerdict))]
    [Function("VerifyAudit"), Allow(CallerRoles.Officers)]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/audit/verify")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        // The mandate itself is not read: facts that were altered may no longer be readable as one.
        var verdict = await trail.VerdictAsync(new(mandate), cancellationToken);
        return verdict is { Records: 0, Holds: true } ? throw ProblemException.NotFound() : ApiJson.Ok(verdict);
    }

    private static Func<AuditRecord, bool> Filter(HttpRequest request)
    {
        var (who, act, about) = (request.Query["who"].ToString(), request.Query["act"].ToString(), request.Query["about"].ToString());
        return record => (who.Length == 0 || record.Deed.Who == who)
            && (act.Length == 0 || record.Deed.Act == act)
            && (about.Length == 0 || record.Deed.About.Contains(about));
    }
}
