using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
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
public sealed class RevisePlan(RecordStore records, PlanStore plans, RequestAccess access, MandateClock clock)
{
    [Function(nameof(RevisePlan)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/plan/revisions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var proposal = await ApiJson.ReadAsync<RevisionProposal>(request, stop);
        var before = await access.MandateAsync(mandate, stop);
        if (string.IsNullOrWhiteSpace(proposal.Reason))
        {
            throw ProblemException.Unprocessable("The plan cannot be revised.", ["Say why, in 'reason'."]);
        }

        var now = clock.Now;
        if (proposal.Base < 0 || proposal.Base > before.Plan.Revision)
        {
            throw Changed(before);
        }

        var plan = await plans.ReadAsync(mandate, before.Record.PlanSha256(proposal.Base), stop);
        var revised = plan.Revise(proposal.Changes, plan.Local(now).Date);
        var entry = new PlanRevision(
            revised.Revision, proposal.Changes, proposal.Reason, proposal.Decision, By: access.Caller.Id, now, WorkPlanJson.Sha256(revised));
        if (before.Record.Revisions.FirstOrDefault(r => r.Number == revised.Revision) is { } existing)
        {
            // The same proposal sent twice is one revision.
            return existing.PlanSha256 == entry.PlanSha256
                ? ApiJson.Ok(existing)
                : throw Changed(before);
        }

        WorkPlanInvalidException.ThrowIfAny(PlanCheck.Check(revised).Where(f => f.Severity == FindingSeverity.Error));

        await plans.WriteAsync(revised, stop);
        if (!await records.TryAddAsync(mandate, entry, access.Caller.Did("revisePlan", [.. proposal.Changes.Select(c => c.Row)], ["activities"], proposal.Reason), stop))
        {
            throw Changed(await records.GetAsync(mandate, stop));
        }

        await Nudge.RingAsync(client, before, "revision", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/plan", entry);
    }

    private static ProblemException Changed(CurrentMandate current) => ProblemException.Conflict(
        "The plan is not the one that this revision was proposed on.",
        $"Revision {current.Plan.Revision} is in force; look at it and propose again on that base.");
}
