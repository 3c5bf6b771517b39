using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.WorkPlans;

/// <summary>A revision that someone proposes: the mandate as it stands, the plan that would result, and what speaks against it.</summary>
/// <param name="Before">The mandate as it was read.</param>
/// <param name="Revised">The plan that would result.</param>
/// <param name="Entry">The record of the revision as it would be kept.</param>
/// <param name="Kept">The revision of that number, when this very one was confirmed before.</param>
/// <param name="Findings">What the proposal lacks, what it would break, and what it comes too late for.</param>
public sealed record ProposedRevision(
    MandateState Before, WorkPlan Revised, PlanRevision Entry, PlanRevision? Kept, IReadOnlyList<Finding> Findings);

/// <summary>Reads a proposal and works it out, for its preview as for its confirmation.</summary>
public sealed class ProposedRevisions(RequestAccess access, PlanStore plans, MandateClock clock)
{
    /// <exception cref="ProblemException">It was proposed on a plan that is not in force any more, or on none.</exception>
    /// <exception cref="WorkPlanInvalidException">A change cannot be made at all.</exception>
    public async Task<ProposedRevision> ReadAsync(HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var proposal = await ApiJson.ReadAsync<RevisionProposal>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        return await WorkOutAsync(before, proposal, Base(request, proposal, before), cancellationToken) ?? throw Changed(request, before);
    }

    /// <summary>Null when it was proposed on a plan that is not in force any more.</summary>
    /// <exception cref="WorkPlanInvalidException">A change cannot be made at all.</exception>
    public async Task<ProposedRevision?> WorkOutAsync(MandateState before, RevisionProposal proposal, int on, CancellationToken cancellationToken)
    {
        if (on < 0 || on > before.Plan.Revision)
        {
            return null;
        }

        var now = clock.Now;
        var plan = await plans.ReadAsync(before.Id, before.Record.PlanSha256(on), cancellationToken);
        var revised = plan.Revise(proposal.Changes);
        var entry = new PlanRevision(
            revised.Revision, proposal.Changes, proposal.Reason, proposal.Decision, By: access.Caller.Id, now, WorkPlanJson.Sha256(revised));
        if (before.Record.Revisions.FirstOrDefault(r => r.Number == revised.Revision) is { } existing)
        {
            // The same proposal sent twice is one revision.
            return existing.PlanSha256 == entry.PlanSha256 ? new(before, revised, entry, existing, []) : null;
        }

        return new(before, revised, entry, Kept: null, [.. proposal.Findings(), .. plan.Findings(proposal.Changes, before.Record, now)]);
    }

    /// <summary>A conflict, or where the proposer named the base by If-Match, a precondition that failed.</summary>
    public static ProblemException Changed(HttpRequest request, MandateState current) => new(
        request.Headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        "The plan is not the one that this revision was proposed on.",
        $"Revision {current.Plan.Revision} is in force; look at it and propose again on that base.");

    private static int Base(HttpRequest request, RevisionProposal proposal, MandateState before)
    {
        var named = request.GetTypedHeaders().IfMatch;
        return named.Count == 0
            ? proposal.Base ?? throw new ProblemException(
                StatusCodes.Status428PreconditionRequired, "The proposal names no plan.", "Say which revision you had before you: its ETag in If-Match, or its number in 'base'.")
            : named.Any(tag => tag == EntityTagHeaderValue.Any || PlanTag.Of(before.Plan).Compare(tag, useStrongComparison: false))
                ? before.Plan.Revision
                : PlanTag.Number(named[0]) ?? -1;
    }
}
