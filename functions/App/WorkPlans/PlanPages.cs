using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.WorkPlans;

namespace Mandates.Functions.WorkPlans;

/// <summary>The work plan with its revisions, and the forms that change it: what a change does is shown before it is confirmed.</summary>
public sealed class PlanPages(RequestAccess access, ProposedRevisions proposals, RevisePlan revise, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/plan";

    [Function("PlanPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), Begun(request.Query), []);

    [Function("RevisePlanForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ReviseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            if (typed.Has(PlanPage.MoreField) || typed.Has(PlanPage.DropField))
            {
                return await RenderAsync(request, current, Collected(typed, current.Plan), []);
            }

            var on = int.TryParse(typed["base"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
            var proposed = await proposals.WorkOutAsync(current, PlanRevisionForm.Proposal(typed, current.Plan), on, cancellationToken) ?? throw Overtaken(current);
            if (!isConfirmed)
            {
                return await RenderAsync(request, current, typed, proposed.Findings, proposed);
            }

            return proposed.Kept is not null || await revise.KeepAsync(proposed, client, cancellationToken)
                ? new SeeOther($"/{Address.Replace("{mandate}", mandate, StringComparison.Ordinal)}?done")
                : throw Overtaken(current);
        }
        catch (WorkPlanInvalidException invalid)
        {
            return await RenderAsync(request, current, typed, invalid.Findings, problem: ProblemException.Unprocessable("The plan cannot be revised so.", []));
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, typed, [], problem: problem);
        }
    }

    // A link may open a form: which one, and for whom.
    private static FormValues Begun(IQueryCollection query) => new(
        query.Where(field => field.Key is "change" or "state" or "row").Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));

    private static FormValues Collected(FormValues typed, WorkPlan plan) => typed.Has(PlanPage.MoreField)
        ? PlanRevisionForm.WithOneMore(typed, plan)
        : PlanRevisionForm.WithoutOne(typed, int.TryParse(typed[PlanPage.DropField], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);

    private static ProblemException Overtaken(MandateState current) => ProblemException.Conflict(
        "The plan is not the one that this revision was proposed on.", $"Revision {current.Plan.Revision} is in force; look at it and propose again.");

    private Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, FormValues typed, IReadOnlyList<Finding> findings, ProposedRevision? proposed = null, ProblemException? problem = null)
    {
        var canBeConfirmed = proposed is { Kept: null } && !findings.HasErrors();
        return pages.RenderAsync<PlanPage>(request.HttpContext, new()
        {
            [nameof(PlanPage.Plan)] = current.Plan,
            [nameof(PlanPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(PlanPage.Revisions)] = current.Record.Revisions,
            [nameof(PlanPage.MayRevise)] = (access.Caller.Roles & (CallerRoles.Secretariat | CallerRoles.Chair)) != 0,
            [nameof(PlanPage.Typed)] = typed,
            [nameof(PlanPage.Kept)] = PlanRevisionForm.Kept(typed, current.Plan),
            [nameof(PlanPage.Findings)] = findings,
            [nameof(PlanPage.Effect)] = canBeConfirmed ? RevisionEffects.Of(current.Plan, proposed!.Revised, current.Record, proposed.Entry) : null,
            [nameof(PlanPage.Revised)] = proposed?.Revised,
            [nameof(PlanPage.Problem)] = problem?.Refusal,
            [nameof(PlanPage.IsDone)] = request.Query.ContainsKey("done"),
        }, problem?.Status ?? (findings.HasErrors() ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));
    }
}
