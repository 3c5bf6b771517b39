using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.WorkPlans;

/// <summary>Procedure 8 and the meetings' decisions: the plan is changed by a new revision, which is never changed itself.</summary>
public sealed class RevisePlan(MandateStore records, PlanStore plans, ProposedRevisions proposals, RequestAccess access)
{
    [Api("Move, add or cancel rows of the calendar", Takes = typeof(RevisionProposal), Gives = typeof(PlanRevision), Creates = true, Problems = [409, 412, 422, 428])]
    [Function(nameof(RevisePlan)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var proposed = await proposals.ReadAsync(request, mandate, cancellationToken);
        request.HttpContext.Response.Headers[HeaderNames.ETag] = PlanTag.Of(proposed.Revised).ToString();
        if (proposed.Kept is { } kept)
        {
            // The first time may have ended before it rang.
            await PhaseNudge.RaiseAsync(client, proposed.Before, "revision", cancellationToken);
            return ApiJson.Ok(kept);
        }

        return await KeepAsync(proposed, client, cancellationToken)
            ? ApiJson.Created($"/api/mandates/{mandate}/plan", proposed.Entry)
            : throw ProposedRevisions.Changed(request, await records.GetAsync(mandate, cancellationToken));
    }

    /// <summary>Puts a revision in force. False when another one was confirmed meanwhile.</summary>
    /// <exception cref="WorkPlanInvalidException">Something speaks against it.</exception>
    internal async Task<bool> KeepAsync(ProposedRevision proposed, DurableTaskClient client, CancellationToken cancellationToken)
    {
        WorkPlanInvalidException.ThrowIfAny(proposed.Findings.Concat(PlanCheck.Check(proposed.Revised)).Where(f => f.Severity == FindingSeverity.Error));

        await plans.WriteAsync(proposed.Revised, cancellationToken);
        if (!await records.AppendAsync(proposed.Before.Id, proposed.Entry, Deed(proposed.Entry), cancellationToken))
        {
            return false;
        }

        await PhaseNudge.RaiseAsync(client, proposed.Before, "revision", cancellationToken);
        return true;
    }

    private AuditEntry Deed(PlanRevision revision) => access.Caller.Audit(
        "revisePlan",
        [.. revision.Changes.Select(change => change.Subject)],
        [.. revision.Changes.Select(change => change.Part).Distinct()],
        revision.Reason);
}
