using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.WorkPlans;

/// <summary>How the plan came to be as it is: each confirmed revision, with who, when, why and under which decision.</summary>
public sealed class ListRevisions(RequestAccess access)
{
    [Api("Every revision, with who, why and under which decision", Gives = typeof(PlanRevision[]))]
    [Function(nameof(ListRevisions)), Allow(Who.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await access.MandateAsync(mandate, stop)).Record.Revisions.OrderBy(r => r.Number));
}
