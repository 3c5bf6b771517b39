using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.WorkPlans;

/// <summary>How the plan came to be as it is: each confirmed revision, with who, when, why and under which decision.</summary>
public sealed class ListRevisions(RecordStore records)
{
    [Function(nameof(ListRevisions))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await records.GetAsync(mandate, stop)).Record.Revisions.OrderBy(r => r.Number));
}
