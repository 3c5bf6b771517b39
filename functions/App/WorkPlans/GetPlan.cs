using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.WorkPlans;

/// <summary>The revision in force, as a work plan that can be started or rehearsed; its ETag is what the next one rests on.</summary>
public sealed class GetPlan(RequestAccess access)
{
    [Api("The work plan in force", Gives = typeof(WorkPlan))]
    [Function(nameof(GetPlan)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/plan")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var plan = (await access.MandateAsync(mandate, cancellationToken)).Plan;
        request.HttpContext.Response.Headers[HeaderNames.ETag] = PlanTag.Of(plan).ToString();
        return Results.Text(WorkPlanJson.Write(plan), "application/json; charset=utf-8");
    }
}
