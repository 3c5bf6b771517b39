using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Timeline;

public sealed record MandateStarted(MandateId Id, string Status, IReadOnlyList<Finding> Findings);

/// <summary>A program starts a mandate; people use the page.</summary>
public sealed class StartApi(MandateStart start)
{
    [Api("Start a mandate from its work plan; the same plan again changes nothing", Takes = typeof(WorkPlan), Gives = typeof(MandateStarted), Creates = true, Problems = [409, 422])]
    [Function("StartMandate"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var plan = await WorkPlanReader.ReadAsync(request.Body, cancellationToken);
        var findings = await start.StartAsync(plan, client, cancellationToken);
        var id = plan.Mandate.Id;
        return ApiJson.Created($"/api/mandates/{id}", new MandateStarted(id, $"/api/mandates/{id}/status", findings));
    }
}
