using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.WorkPlans;

namespace Mandates.Functions.WorkPlans;

/// <summary>The page on which everybody who may enter the mandate reads the work plan, and delegations comment on its proposal.</summary>
public sealed class WorkPlanPages(RequestAccess access, WorkPlanReading reading, Commenting commenting, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/work-plan";

    [Function("WorkPlanPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, mandate, "", null, cancellationToken);

    [Function("CommentOnPlanForm"), Allow(CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> CommentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        // A form has its line breaks in the way of the network.
        var text = (await request.ReadFormAsync(cancellationToken))["text"].ToString().ReplaceLineEndings("\n");
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                await commenting.TakeAsync(current, text, client, cancellationToken);
                return new SeeOther($"/{Address.Replace("{mandate}", mandate, StringComparison.Ordinal)}?done#comments");
            },
            problem => RenderAsync(request, mandate, text, problem, cancellationToken));
    }

    private async Task<IResult> RenderAsync(HttpRequest request, string mandate, string typed, ProblemException? problem, CancellationToken cancellationToken)
    {
        var (current, revision, paper) = await reading.ReadAsync(request, mandate, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new WorkPlanPageView
        {
            Plan = current.Plan,
            Title = current.Plan.Translate(paper.Language, current.Plan.Mandate.Title),
            Paper = paper,
            Forms = [.. DocumentLines.OfPlan(current, revision).Forms.Where(form => form.Name is not null)],
            Revision = revision,
            Comments = [.. current.Record.PlanComments.OrderBy(c => c.At)],
            TakesComments = current.Record.TakesComments(current.Plan, clock.Now),
            Typed = typed,
            Problem = problem?.Refusal,
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
