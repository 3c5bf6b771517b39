using Azure.Storage.Blobs;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Status;

public sealed record HealthView(string Status);

/// <summary>200 when the app runs and its storage answers.</summary>
public sealed class Health(BlobServiceClient blobs)
{
    [Api("Whether the app runs and its storage answers", Gives = typeof(HealthView))]
    [Function(nameof(Health)), Allow(CallerRoles.Anyone)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken)
    {
        await blobs.GetPropertiesAsync(cancellationToken);
        return ApiJson.Ok(new HealthView("healthy"));
    }
}
