using Mandates.Functions.Clock;

namespace Mandates.Functions.Timeline;

/// <summary>The result for a phase: the milestones reached, and when something is due next (real time, UTC).</summary>
public sealed record DueResult(IReadOnlyList<Milestone> Reached, DateTime? NextDueUtc);

/// <summary>Performs what is due in a mandate. It is the same for each phase: the schedule knows which acts belong to which phase.</summary>
public sealed class PerformDue(DueActs acts, MandateClock clock)
{
    [Function(nameof(PerformDue))]
    public async Task<DueResult> RunAsync([ActivityTrigger] string mandate, CancellationToken cancellationToken)
    {
        var (current, next) = await acts.PerformAsync(new(mandate), cancellationToken);
        return new(
            [.. Enum.GetValues<Milestone>().Where(m => current.Record.Reached(current.Plan, m) is not null)],
            next is { } at ? clock.ToReal(at) : null);
    }
}
