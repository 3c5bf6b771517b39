using Mandates.Functions.Documents;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.WorkPlans;

namespace Mandates.Functions.WorkPlans;

/// <summary>The page on which everybody who may enter the mandate reads the work plan: the mandate, its procedures, its calendar, who signs it.</summary>
public sealed class WorkPlanPages(WorkPlanReading reading, PageRenderer pages)
{
    [Function("WorkPlanPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/work-plan")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var (current, revision, paper) = await reading.ReadAsync(request, mandate, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new WorkPlanPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(paper.Language, current.Plan.Mandate.Title),
            Paper = paper,
            Forms = [.. DocumentLines.OfPlan(current, revision).Forms.Where(form => form.Name is not null)],
            Revision = revision,
            InForce = current.Plan.Revision,
        });
    }
}
