using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.WorkPlans;

/// <summary>The revision in force.</summary>
public sealed class GetPlan(RequestAccess access)
{
    [Function(nameof(GetPlan)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/plan")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await access.MandateAsync(mandate, stop)).Plan);
}
