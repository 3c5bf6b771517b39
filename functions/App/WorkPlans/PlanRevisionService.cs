using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.WorkPlans;

/// <summary>A revision that someone proposes: the plan that would result, what it would do, and what speaks against it.</summary>
/// <param name="Revised">The plan that would result.</param>
/// <param name="Entry">The record of the revision as it would be kept, or as it is kept already.</param>
/// <param name="Effects">What it would do; null when this very revision was confirmed before.</param>
/// <param name="Findings">All that is to be said of it: what the proposal lacks, what it would break or come too late for, and what the checks of the plan newly find.</param>
public sealed record ProposedRevision(WorkPlan Revised, PlanRevision Entry, RevisionEffects? Effects, IReadOnlyList<Finding> Findings);

/// <summary>Procedure 8 and the meetings' decisions: the plan is changed by a new revision, which is never changed itself.</summary>
public sealed class PlanRevisionService(MandateWriter writer, PlanStore plans, RequestAccess access, MandateClock clock)
{
    /// <summary>Works out a proposal, for its preview and for its confirmation. Null when it was based on a plan that is no longer in force.</summary>
    /// <exception cref="WorkPlanInvalidException">A change cannot be made at all.</exception>
    public async Task<ProposedRevision?> WorkOutAsync(MandateState current, RevisionProposal proposal, int on, CancellationToken cancellationToken)
    {
        if (on < 0 || on > current.Plan.Revision)
        {
            return null;
        }

        var now = clock.Now;
        var plan = await plans.ReadAsync(current.Id, current.Record.PlanSha256(on), cancellationToken);
        var revised = plan.Revise(proposal.Changes);
        var entry = new PlanRevision(
            revised.Revision, proposal.Changes, proposal.Reason, proposal.Decision, By: access.Caller.Id, now, WorkPlanJson.Sha256(revised));
        if (current.Record.Revisions.FirstOrDefault(r => r.Number == revised.Revision) is { } existing)
        {
            // The same proposal sent twice is one revision.
            return existing.PlanSha256 == entry.PlanSha256 ? new(revised, existing, Effects: null, []) : null;
        }

        var effects = RevisionEffects.Of(plan, revised, current.Record, entry);
        return new(revised, entry, effects, [.. proposal.Findings(), .. plan.Findings(proposal.Changes, current.Record, now), .. effects.Findings]);
    }

    /// <summary>Puts a revision in force.</summary>
    /// <param name="before">The mandate as it was read.</param>
    /// <param name="proposal">What is to be changed, and why.</param>
    /// <param name="on">The number of the revision that the proposer had before them.</param>
    /// <param name="overtaken">How it is refused when the plan in force is another one.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="WorkPlanInvalidException">Something speaks against it.</exception>
    public async Task<Recorded<PlanRevision>> ConfirmAsync(
        MandateState before, RevisionProposal proposal, int on, Func<MandateState, ProblemException> overtaken,
        DurableTaskClient client, CancellationToken cancellationToken)
    {
        WorkPlan? revised = null;
        return await writer.RecordAsync(before, DecideAsync, Audit, client, cancellationToken, _ => plans.WriteAsync(revised!, cancellationToken));

        async Task<Decided<PlanRevision>> DecideAsync(MandateState current)
        {
            var proposed = await WorkOutAsync(current, proposal, on, cancellationToken) ?? throw overtaken(current);
            WorkPlanInvalidException.ThrowIfAny(proposed.Findings.Where(f => f.Severity == FindingSeverity.Error));
            revised = proposed.Revised;
            return new(proposed.Entry, IsRepeat: proposed.Effects is null);
        }
    }

    private AuditEntry Audit(PlanRevision revision) => access.Caller.Audit(
        "revisePlan",
        [.. revision.Changes.Select(change => change.Subject)],
        [.. revision.Changes.Select(change => change.Part).Distinct()],
        revision.Reason);
}
