using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>What the timeline would do at once if a fact were recorded now: a pure function, nothing is stored or sent.</summary>
/// <param name="Before">The phase it is in.</param>
/// <param name="After">The phase it would then be in.</param>
/// <param name="AtOnce">What would be performed as soon as it is kept.</param>
public sealed record RecordEffect(Phase Before, Phase After, IReadOnlyList<ScheduledAct> AtOnce)
{
    /// <param name="plan">In force.</param>
    /// <param name="record">What has happened.</param>
    /// <param name="with">The same with what would be kept.</param>
    /// <param name="now">The moment.</param>
    public static RecordEffect Of(WorkPlan plan, MandateRecord record, MandateRecord with, Instant now)
    {
        var (before, after) = (Outlook.At(now, plan, record), Outlook.At(now, plan, with));
        return new(before.Phase, after.Phase, [.. after.Due.ExceptBy(before.Due.Select(act => act.Key), act => act.Key)]);
    }
}
