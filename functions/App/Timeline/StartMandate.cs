using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Timeline;

public sealed record MandateStarted(string Id, string Status, IReadOnlyList<Finding> Findings);

/// <summary>
/// Begins a mandate from its work plan. Each step can be repeated, so that a start that was interrupted is completed
/// by sending the same plan again; another plan under the same id is refused.
/// </summary>
public sealed class StartMandate(StorageSetup storage, PlanStore plans, MandateStore records, RequestAccess access, MandateClock clock)
{
    [Api("Start a mandate from its work plan; the same plan again changes nothing", Takes = typeof(WorkPlan), Gives = typeof(MandateStarted), Creates = true, Problems = [409, 422])]
    [Function(nameof(StartMandate)), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var plan = await WorkPlanReader.ReadAsync(request.Body, cancellationToken);
        var findings = await StartAsync(plan, client, cancellationToken);
        var id = plan.Mandate.Id;
        return ApiJson.Created($"/api/mandates/{id}", new MandateStarted(id, $"/api/mandates/{id}/status", findings));
    }

    /// <summary>What the plan contradicts or lacks, and what of it is over.</summary>
    internal IReadOnlyList<Finding> Findings(WorkPlan plan) => [.. PlanCheck.Check(plan), .. PastDates.Of(plan, clock.Now)];

    /// <returns>What is remarked on the plan.</returns>
    /// <exception cref="WorkPlanInvalidException">Something speaks against it.</exception>
    internal async Task<IReadOnlyList<Finding>> StartAsync(WorkPlan plan, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var findings = Findings(plan);
        WorkPlanInvalidException.ThrowIfAny(findings.Where(f => f.Severity == FindingSeverity.Error));

        await storage.EnsureAsync(cancellationToken);
        var id = plan.Mandate.Id;
        var sha256 = await plans.WriteAsync(plan with { Revision = 0 }, cancellationToken);
        if (!await records.TryStartAsync(id, clock.Now, sha256, access.Caller.Audit("startMandate", fields: ["plan"]), cancellationToken))
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
