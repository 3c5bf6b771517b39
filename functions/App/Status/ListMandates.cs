using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Status;

/// <summary>Every mandate, a line each.</summary>
public sealed class ListMandates(MandateIndex index)
{
    [Api("Every mandate, a line each", Gives = typeof(MandateLine[]))]
    [Function(nameof(ListMandates)), Allow(CallerRoles.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates")] HttpRequest request, CancellationToken cancellationToken) =>
        ApiJson.Ok(await index.ListAsync(cancellationToken));
}
