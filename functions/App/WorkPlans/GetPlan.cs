using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.WorkPlans;

/// <summary>The revision in force.</summary>
public sealed class GetPlan(RequestAccess access)
{
    [Api("The work plan in force", Gives = typeof(WorkPlan))]
    [Function(nameof(GetPlan)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/plan")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await access.MandateAsync(mandate, stop)).Plan);
}
