using Mandates.Functions.Clock;

namespace Mandates.Functions.Timeline;

/// <summary>What a phase learns: the milestones that are reached, and when something is due next (real time, UTC).</summary>
public sealed record DueResult(IReadOnlyList<Milestone> Reached, DateTime? NextDueUtc);

/// <summary>Performs what is due in a mandate. It is the same for each phase: the schedule knows what belongs to which.</summary>
public sealed class PerformDue(DueActs acts, MandateClock clock)
{
    [Function(nameof(PerformDue))]
    public async Task<DueResult> RunAsync([ActivityTrigger] string mandate, CancellationToken cancellationToken)
    {
        var (current, next) = await acts.PerformAsync(mandate, cancellationToken);
        return new(
            [.. Enum.GetValues<Milestone>().Where(m => current.Record.Reached(current.Plan, m) is not null)],
            next is { } at ? clock.ToReal(at) : null);
    }
}
