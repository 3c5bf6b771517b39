using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.WorkPlans;

/// <summary>Base is the revision that the proposer had before them.</summary>
public sealed record RevisionProposal(int Base, IReadOnlyList<PlanChange> Changes, string Reason, string? Decision = null);

/// <summary>Procedure 8 and the meetings' decisions: activities are moved, added or cancelled by a new revision.</summary>
public sealed class RevisePlan(RecordStore records, PlanStore plans, MandateClock clock)
{
    [Function(nameof(RevisePlan))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var proposal = await ApiJson.ReadAsync<RevisionProposal>(request, stop);
        var before = await records.GetAsync(mandate, stop);
        if (string.IsNullOrWhiteSpace(proposal.Reason))
        {
            throw ProblemException.Unprocessable("The plan cannot be revised.", ["Say why, in 'reason'."]);
        }

        var now = clock.Now;
        var plan = await plans.ReadAsync(mandate, Math.Min(proposal.Base, before.Plan.Revision), stop);
        var revised = plan.Revise(proposal.Changes, plan.Local(now).Date);
        var entry = new PlanRevision(
            revised.Revision, proposal.Changes, proposal.Reason, proposal.Decision, By: "secretariat", now, WorkPlanJson.Sha256(revised));
        if (before.Record.Revisions.FirstOrDefault(r => r.Number == revised.Revision) is { } existing)
        {
            // The same proposal sent twice is one revision.
            return existing.PlanSha256 == entry.PlanSha256
                ? ApiJson.Ok(existing)
                : throw ProblemException.Conflict("The plan has changed meanwhile.", $"Revision {before.Plan.Revision} is in force; look at it and propose again on that base.");
        }

        WorkPlanInvalidException.ThrowIfAny(PlanCheck.Check(revised).Where(f => f.Severity == FindingSeverity.Error));

        if (!await plans.TryAddAsync(revised, stop) || !await records.TryAddAsync(mandate, entry, stop))
        {
            throw ProblemException.Conflict("The plan has changed meanwhile.", "Look at the revision in force and propose again on that base.");
        }

        await Nudge.RingAsync(client, before, "revision", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/plan", entry);
    }
}
