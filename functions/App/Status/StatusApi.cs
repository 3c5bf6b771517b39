using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

public sealed record HealthView(string Status);

/// <summary>Where the mandates stand, and whether the app does.</summary>
public sealed class StatusApi(MandateViews views, MandateIndex index, RequestAccess access, BlobServiceClient blobs)
{
    [Api("Every mandate, a line each", Gives = typeof(MandateLine[]))]
    [Function("ListMandates"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates")] HttpRequest request, CancellationToken cancellationToken) =>
        ApiJson.Ok(await index.ListAsync(cancellationToken));

    [Api("Where the mandate stands", Gives = typeof(MandateStatus))]
    [Function("GetStatus"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/status")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok(await views.StatusAsync(await access.MandateAsync(mandate, cancellationToken), cancellationToken));

    [Api("Whether the app runs and its storage answers", Gives = typeof(HealthView))]
    [Function("Health"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken)
    {
        await blobs.GetPropertiesAsync(cancellationToken);
        return ApiJson.Ok(new HealthView("healthy"));
    }
}
