using Azure.Storage.Blobs;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

public sealed record HealthView(string Status);

/// <summary>200 when the app runs and its storage answers.</summary>
public sealed class Health(BlobServiceClient blobs)
{
    [Api("Whether the app runs and its storage answers", Gives = typeof(HealthView))]
    [Function(nameof(Health)), Allow(Who.Anyone)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken stop)
    {
        await blobs.GetPropertiesAsync(stop);
        return ApiJson.Ok(new HealthView("healthy"));
    }
}
