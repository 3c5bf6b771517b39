using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Timeline;

/// <summary>The result for a phase: the milestones reached, and when something is due next (real time, UTC).</summary>
public sealed record DueResult(IReadOnlyList<Milestone> Reached, DateTime? NextDueUtc);

/// <summary>Performs what is due in a mandate. It is the same for each phase: the schedule knows which acts belong to which phase.</summary>
public sealed class PerformDue(DueActs acts, MandateIndex index, MandateClock clock, ILogger<PerformDue> log)
{
    private static readonly Duration LookAgainAfter = Duration.FromHours(1);

    [Function(nameof(PerformDue))]
    public async Task<DueResult> RunAsync([ActivityTrigger] string mandate, CancellationToken cancellationToken)
    {
        try
        {
            var (current, next) = await acts.PerformAsync(new(mandate), cancellationToken);
            return new(
                [.. Enum.GetValues<Milestone>().Where(m => current.Record.Reached(current.Plan, m) is not null)],
                next is { } at ? clock.ToReal(at) : null);
        }
        catch (AlteredBlobException altered)
        {
            // Failing often enough would end the timeline, and only a person can mend this: the board and the log tell it, and the timeline looks again.
            log.LogError("{Mandate} does nothing before a blob is restored: {Blob}.", mandate, altered.Blob);
            await index.NoteStoppedAsync(new(mandate), MandateIndex.Altered, cancellationToken);
            return new([], clock.ToReal(clock.Now + LookAgainAfter));
        }
    }
}
