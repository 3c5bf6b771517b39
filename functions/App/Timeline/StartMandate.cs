using Mandates.Domain.WorkPlans;
using Mandates.Domain.WorkPlans.Checks;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Storage;
using Mandates.Functions.WorkPlans;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Timeline;

public sealed record MandateStarted(string Id, string Status, IReadOnlyList<Finding> Findings);

/// <summary>
/// Begins a mandate from its work plan. Each step can be repeated, so that a start that was interrupted is completed
/// by sending the same plan again; another plan under the same id is refused.
/// </summary>
public sealed class StartMandate(StorageSetup storage, PlanStore plans, RecordStore records, RequestAccess access, MandateClock clock)
{
    [Api("Start a mandate from its work plan; the same plan again changes nothing", Takes = typeof(WorkPlan), Gives = typeof(MandateStarted), Creates = true, Problems = [409, 422])]
    [Function(nameof(StartMandate)), Allow(Who.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var plan = await WorkPlanReader.ReadAsync(request.Body, stop);
        var findings = await StartAsync(plan, client, stop);
        var id = plan.Mandate.Id;
        return ApiJson.Created($"/api/mandates/{id}", new MandateStarted(id, $"/api/mandates/{id}/status", findings));
    }

    /// <summary>What the plan contradicts or lacks, and what of it is over.</summary>
    internal IReadOnlyList<Finding> Findings(WorkPlan plan) => [.. PlanCheck.Check(plan), .. PastDates.Of(plan, clock.Now)];

    /// <returns>What is remarked on the plan.</returns>
    /// <exception cref="WorkPlanInvalidException">Something speaks against it.</exception>
    internal async Task<IReadOnlyList<Finding>> StartAsync(WorkPlan plan, DurableTaskClient client, CancellationToken stop)
    {
        var findings = Findings(plan);
        WorkPlanInvalidException.ThrowIfAny(findings.Where(f => f.Severity == FindingSeverity.Error));

        await storage.EnsureAsync(stop);
        var id = plan.Mandate.Id;
        var sha256 = await plans.WriteAsync(plan with { Revision = 0 }, stop);
        if (!await records.TryStartAsync(id, clock.Now, sha256, access.Caller.Did("startMandate", fields: ["plan"]), stop))
        {
            throw ProblemException.Conflict("This mandate already runs with another work plan.", "Revise its plan, or give the new mandate another id.");
        }

        if (await client.GetInstanceAsync(id, stop) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new(id), stop);
        }

        return findings;
    }
}
