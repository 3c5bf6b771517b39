using Mandates.Domain.Audit;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.WorkPlans;

/// <summary>Procedure 8 and the meetings' decisions: the plan is changed by a new revision, which is never changed itself.</summary>
public sealed class RevisePlan(RecordStore records, PlanStore plans, ProposedRevisions proposals, RequestAccess access)
{
    [Api("Move, add or cancel rows of the calendar", Takes = typeof(RevisionProposal), Gives = typeof(PlanRevision), Creates = true, Problems = [409, 412, 422, 428])]
    [Function(nameof(RevisePlan)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var proposed = await proposals.ReadAsync(request, mandate, stop);
        request.HttpContext.Response.Headers[HeaderNames.ETag] = PlanTag.Of(proposed.Revised).ToString();
        if (proposed.Kept is { } kept)
        {
            // The first time may have ended before it rang.
            await Nudge.RingAsync(client, proposed.Before, "revision", stop);
            return ApiJson.Ok(kept);
        }

        return await KeepAsync(proposed, client, stop)
            ? ApiJson.Created($"/api/mandates/{mandate}/plan", proposed.Entry)
            : throw ProposedRevisions.Changed(request, await records.GetAsync(mandate, stop));
    }

    /// <summary>Puts a revision in force. False when another one was confirmed meanwhile.</summary>
    /// <exception cref="WorkPlanInvalidException">Something speaks against it.</exception>
    internal async Task<bool> KeepAsync(ProposedRevision proposed, DurableTaskClient client, CancellationToken stop)
    {
        WorkPlanInvalidException.ThrowIfAny(proposed.Findings.Concat(PlanCheck.Check(proposed.Revised)).Where(f => f.Severity == FindingSeverity.Error));

        await plans.WriteAsync(proposed.Revised, stop);
        if (!await records.TryAddAsync(proposed.Before.Id, proposed.Entry, Deed(proposed.Entry), stop))
        {
            return false;
        }

        await Nudge.RingAsync(client, proposed.Before, "revision", stop);
        return true;
    }

    private Deed Deed(PlanRevision revision) => access.Caller.Did(
        "revisePlan",
        [.. revision.Changes.Select(change => change.Subject)],
        [.. revision.Changes.Select(change => change.Part).Distinct()],
        revision.Reason);
}
