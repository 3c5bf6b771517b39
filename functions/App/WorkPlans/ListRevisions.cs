using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.WorkPlans;

/// <summary>How the plan came to be as it is: each confirmed revision, with who, when, why and under which decision.</summary>
public sealed class ListRevisions(RequestAccess access)
{
    [Api("Every revision, with who, why and under which decision", Gives = typeof(PlanRevision[]))]
    [Function(nameof(ListRevisions)), Allow(CallerRoles.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok((await access.MandateAsync(mandate, cancellationToken)).Record.Revisions.OrderBy(r => r.Number));
}
