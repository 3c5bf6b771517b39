using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Timeline;

/// <summary>
/// Begins a mandate from its work plan. Each step can be repeated, so that a start that was interrupted is completed
/// by sending the same plan again; another plan under the same id is refused.
/// </summary>
public sealed class MandateStart(StorageSetup storage, PlanStore plans, MandateStore mandates, RequestAccess access, MandateClock clock)
{
    /// <summary>The findings on the plan, including dates that have passed.</summary>
    public IReadOnlyList<Finding> Findings(WorkPlan plan) => [.. PlanCheck.Check(plan), .. PastDates.Of(plan, clock.Now)];

    /// <returns>The remarks on the plan.</returns>
    /// <exception cref="WorkPlanInvalidException">The plan has an error.</exception>
    /// <exception cref="ProblemException">409 when the mandate runs with another plan.</exception>
    public async Task<IReadOnlyList<Finding>> StartAsync(WorkPlan plan, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var findings = Findings(plan);
        WorkPlanInvalidException.ThrowIfAny(findings.Where(f => f.Severity == FindingSeverity.Error));

        await storage.EnsureAsync(cancellationToken);
        var id = plan.Mandate.Id;
        var sha256 = await plans.WriteAsync(plan with { Revision = 0 }, cancellationToken);
        if (!await mandates.TryStartAsync(id, clock.Now, sha256, access.Caller.Audit("startMandate", fields: ["plan"]), cancellationToken))
        {
            throw ProblemException.Conflict("This mandate already runs with another work plan.", "Revise its plan, or give the new mandate another id.");
        }

        if (await client.GetInstanceAsync(id, cancellationToken) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new(id), cancellationToken);
        }

        return findings;
    }
}
