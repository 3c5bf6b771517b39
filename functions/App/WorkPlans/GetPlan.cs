using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.WorkPlans;

/// <summary>The revision in force.</summary>
public sealed class GetPlan(RecordStore records)
{
    [Function(nameof(GetPlan))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/mandates/{mandate}/plan")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await records.GetAsync(mandate, stop)).Plan);
}
