using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

public sealed record HealthView(string Status);

/// <summary>Where the mandates stand, and whether the app does.</summary>
public sealed class StatusApi(MandateViews views, MandateIndex index, RequestAccess access, StorageHealth storage)
{
    private const int MostLimit = 1000;

    /// <summary>In the order of their ids. Where more follow, the <c>Link</c> header names the next page.</summary>
    [Api("Every mandate, a line each; a page of them", Gives = typeof(MandateLine[]), Query = ["after", "limit"], Problems = [400])]
    [Function("ListMandates"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates")] HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = ListPages.Limit(request, Board.LinesOnAPage, MostLimit);
        var (lines, next) = ListPages.Of(request, await index.ListAsync(cancellationToken), line => line.Id, limit);
        if (next is not null)
        {
            ListPages.LinkNext(request, next);
        }

        return ApiJson.Ok(lines);
    }

    [Api("Where the mandate stands", Gives = typeof(MandateStatus))]
    [Function("GetStatus"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/status")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok(await views.StatusAsync(await access.MandateAsync(mandate, cancellationToken), cancellationToken));

    [Api("Whether the app runs and its storage answers", Gives = typeof(HealthView), Problems = [503])]
    [Function("Health"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken)
    {
        var away = await storage.AwayAsync(cancellationToken);
        return away.Count == 0
            ? ApiJson.Ok(new HealthView("healthy"))
            : throw new ProblemException(503, "The app is unhealthy.", $"Its {string.Join(" and ", away)} storage does not answer or takes nothing; the operator looks after it.");
    }
}
