using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Status;

/// <summary>Where a mandate stands.</summary>
public sealed class GetStatus(MandateViews views, RequestAccess access)
{
    [Api("Where the mandate stands", Gives = typeof(MandateStatus))]
    [Function(nameof(GetStatus)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/status")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok(await views.StatusAsync(await access.MandateAsync(mandate, cancellationToken), cancellationToken));
}
