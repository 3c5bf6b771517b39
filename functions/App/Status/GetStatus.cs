using Mandates.Domain.Status;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

/// <summary>Where a mandate stands.</summary>
public sealed class GetStatus(MandateViews views, RequestAccess access)
{
    [Api("Where the mandate stands", Gives = typeof(MandateStatus))]
    [Function(nameof(GetStatus)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/status")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok(await views.StatusAsync(await access.MandateAsync(mandate, stop), stop));
}
