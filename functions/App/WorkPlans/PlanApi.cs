using Mandates.Functions.Clock;
using Mandates.Functions.Documents.Calendars;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.WorkPlans;

/// <summary>The plan in force, how it came to be as it is, what a revision of it would do, and plans that are only tried.</summary>
public sealed class PlanApi(RequestAccess access, PlanRevisionService revisions, MandateClock clock)
{
    private const string Plan = "api/mandates/{mandate}/plan";

    /// <summary>Officers read it whole; a delegation reads it with its own mission's mailbox, and no other address.</summary>
    [Api("The work plan in force; to a delegation without the mail addresses of others", Gives = typeof(WorkPlan))]
    [Function("GetPlan"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var plan = (await access.MandateAsync(mandate, cancellationToken)).Plan;
        request.HttpContext.Response.Headers[HeaderNames.ETag] = Tag(plan.Revision).ToString();
        return Results.Text(WorkPlanJson.Write(access.Caller.IsOfficer ? plan : plan.WithoutAddresses(access.Caller.State)), "application/json; charset=utf-8");
    }

    [Api("Every revision, with who, why and under which decision", Gives = typeof(PlanRevision[]))]
    [Function("ListRevisions"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan + "/revisions")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok((await access.MandateAsync(mandate, cancellationToken)).Record.Revisions.OrderBy(r => r.Number));

    [Api("What a revision would change", Takes = typeof(RevisionProposal), Gives = typeof(RevisionPreview), Problems = [409, 412, 422, 428])]
    [Function("PreviewRevision"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Plan + "/revisions/preview")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var proposal = await ApiJson.ReadAsync<RevisionProposal>(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var proposed = await revisions.WorkOutAsync(current, proposal, Base(request, proposal, current), cancellationToken) ?? throw Overtaken(request, current);
        return proposed.Effects is { } effects
            ? ApiJson.Ok(RevisionPreview.Of(current.Plan, proposed, effects))
            : throw ProblemException.Conflict("This revision is already confirmed.", $"It is revision {proposed.Entry.Number}; nothing is left to preview.");
    }

    [Api("Move, add or cancel rows of the calendar", Takes = typeof(RevisionProposal), Gives = typeof(PlanRevision), Creates = true, Problems = [409, 412, 422, 428])]
    [Function("RevisePlan"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ReviseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Plan + "/revisions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var proposal = await ApiJson.ReadAsync<RevisionProposal>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var revision = await revisions.ConfirmAsync(
            before, proposal, Base(request, proposal, before), current => Overtaken(request, current), client, cancellationToken);
        request.HttpContext.Response.Headers[HeaderNames.ETag] = Tag(revision.Fact.Number).ToString();
        return revision.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/plan", revision.Fact) : ApiJson.Ok(revision.Fact);
    }

    [Api("What a work plan would do if everything went as it expects", Takes = typeof(WorkPlan), Gives = typeof(PlanRehearsal), Problems = [422])]
    [Function("RehearsePlan"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RehearseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/plans/rehearsals")] HttpRequest request, CancellationToken cancellationToken)
    {
        var plan = await WorkPlanReader.ReadAsync(request.Body, cancellationToken) with { Revision = 0 };
        var begins = PlanRehearsal.BeginningOf(plan, clock.Now);
        return ApiJson.Ok(PlanRehearsal.Of(plan, begins) with { Calendar = CalendarFile.Feed(plan, new() { StartedAt = begins }) });
    }

    // The ETag of a plan is the number of its revision: revisions are never changed.
    private static EntityTagHeaderValue Tag(int revision) => new($"\"{revision.ToString(CultureInfo.InvariantCulture)}\"");

    private static int Base(HttpRequest request, RevisionProposal proposal, MandateState current)
    {
        var named = request.GetTypedHeaders().IfMatch;
        if (named.Count == 0)
        {
            return proposal.Base ?? throw new ProblemException(
                StatusCodes.Status428PreconditionRequired, "The plan that the proposal is based on is not given.", "Give the revision that you read: its ETag in If-Match, or its number in 'base'.");
        }

        return named.Any(tag => tag == EntityTagHeaderValue.Any || Tag(current.Plan.Revision).Compare(tag, useStrongComparison: false)) ? current.Plan.Revision
            : int.TryParse(named[0].Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    // A conflict, or where the proposer named the base by If-Match, a precondition that failed.
    private static ProblemException Overtaken(HttpRequest request, MandateState current) => new(
        request.Headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        "The plan has changed since this revision was proposed.",
        $"Revision {current.Plan.Revision} is in force; read it and propose again on that base.");
}
