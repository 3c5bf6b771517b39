using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>What is due at a moment, and what comes next: a pure function of plan, record and now.</summary>
public sealed record Outlook
{
    public required Phase Phase { get; init; }

    /// <summary>Acts whose moment has come and that are not yet done, in order.</summary>
    public required IReadOnlyList<ScheduledAct> Due { get; init; }

    /// <summary>The next acts after now that no rule leaves out, those that wait for a milestone among them.</summary>
    public required IReadOnlyList<ScheduledAct> Upcoming { get; init; }

    /// <summary>Acts left out, each with its reason: declined by a rule, or missed while nothing was running.</summary>
    public required IReadOnlyList<ScheduledAct> Skipped { get; init; }

    public Instant? Next => Upcoming.Count > 0 ? Upcoming[0].At : null;

    public static Outlook At(Instant now, WorkPlan plan, MandateRecord record)
    {
        var done = record.Acts.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        var open = Schedule.Of(plan, record).Where(act => !done.Contains(act.Key)).ToArray();
        var standing = open.Where(act => act.Skipped is null && !IsMissed(act)).ToArray();
        return new()
        {
            Phase = record.CurrentPhase(plan),
            Due = [.. standing.Where(act => act.At <= now && IsReleased(act))],
            Upcoming = [.. standing.Where(act => act.At > now)],
            Skipped =
            [
                .. open.Where(act => act.Skipped is not null),
                .. open.Where(act => act.Skipped is null && IsMissed(act))
                    .Select(act => act with { Skipped = new(SkipReason.Missed) }),
            ],
        };

        bool IsMissed(ScheduledAct act) => act.Until <= now;

        bool IsReleased(ScheduledAct act) => act.After is not { } milestone || record.Reached(plan, milestone) is not null;
    }
}
