using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.WorkPlans;

namespace Mandates.Functions.WorkPlans;

/// <summary>The work plan with its revisions, and the forms that change it: what a change does is shown before it is confirmed.</summary>
public sealed class PlanPages(RequestAccess access, PlanRevisionService revisions, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/plan";

    [Function("PlanPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), PlanForm.Begun(request.Query), []);

    [Function("RevisePlanForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ReviseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                if (PlanForm.IsCollecting(typed))
                {
                    return await RenderAsync(request, current, PlanForm.Collected(typed, current.Plan), []);
                }

                try
                {
                    var (proposal, on) = (PlanForm.Proposal(typed, current.Plan), PlanForm.Base(typed));
                    if (isConfirmed)
                    {
                        await revisions.ConfirmAsync(current, proposal, on, Overtaken, client, cancellationToken);
                        return new SeeOther($"/mandates/{mandate}/plan?done");
                    }

                    var proposed = await revisions.WorkOutAsync(current, proposal, on, cancellationToken) ?? throw Overtaken(current);
                    return await RenderAsync(request, current, typed, proposed.Findings, proposed);
                }
                catch (WorkPlanInvalidException invalid)
                {
                    return await RenderAsync(request, current, typed, invalid.Findings, problem: ProblemException.Unprocessable("The plan was not revised.", []));
                }
            },
            problem => RenderAsync(request, current, typed, [], problem: problem));
    }

    private static ProblemException Overtaken(MandateState current) => ProblemException.Conflict(
        "The plan has changed since this revision was proposed.", $"Revision {current.Plan.Revision} is in force; read it and propose again.");

    private Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, FormValues typed, IReadOnlyList<Finding> findings, ProposedRevision? proposed = null, ProblemException? problem = null) =>
        pages.ShowAsync(request.HttpContext, new PlanPageView
        {
            Plan = current.Plan,
            Title = current.Plan.Translate(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            Revisions = current.Record.Revisions,
            MayRevise = access.Caller.MayAny(CallerRoles.Secretariat | CallerRoles.Chair),
            Typed = typed,
            Kept = PlanForm.Kept(typed, current.Plan),
            Findings = findings,
            Effect = findings.HasErrors() ? null : proposed?.Effects,
            Revised = proposed?.Revised,
            Problem = problem?.Refusal,
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? (findings.HasErrors() ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));
}
