using Mandates.Functions.Clock;

namespace Mandates.Functions.Timeline;

/// <summary>What a phase learns from a look: the milestones reached, and when to look again (real time, UTC).</summary>
public sealed record Look(IReadOnlyList<Milestone> Reached, DateTime? NextDueUtc);

/// <summary>Does whatever is due in a mandate, whichever phase asks.</summary>
public sealed class PerformDue(DueActs acts, MandateClock clock)
{
    [Function(nameof(PerformDue))]
    public async Task<Look> RunAsync([ActivityTrigger] string mandate, CancellationToken cancellationToken)
    {
        var (current, next) = await acts.PerformAsync(mandate, cancellationToken);
        return new(
            [.. Enum.GetValues<Milestone>().Where(m => current.Record.Reached(current.Plan, m) is not null)],
            next is { } at ? clock.ToReal(at) : null);
    }
}
