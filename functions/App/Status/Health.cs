using Azure.Storage.Blobs;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

/// <summary>200 when the app runs and its storage answers.</summary>
public sealed class Health(BlobServiceClient blobs)
{
    [Function(nameof(Health)), Allow(Who.Anyone)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken stop)
    {
        await blobs.GetPropertiesAsync(stop);
        return ApiJson.Ok(new { status = "healthy" });
    }
}
