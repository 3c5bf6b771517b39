using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Timeline;

/// <summary>Every mandate, a line each.</summary>
public sealed class ListMandates(MandateIndex index)
{
    [Api("Every mandate, a line each", Gives = typeof(MandateLine[]))]
    [Function(nameof(ListMandates)), Allow(Who.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates")] HttpRequest request, CancellationToken stop) =>
        ApiJson.Ok(await index.ListAsync(stop));
}
