using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Record;

/// <summary>The launch of the platform opens the virtual community to the delegations (the calendar's row, and procedures 3 and 4).</summary>
public static class CommunityOpening
{
    /// <summary>
    /// Whether delegations may enter. A mandate that was started before the launch opened anything is open, and so is one
    /// whose plan has no launch; where the questionnaire is out, nobody waits for a launch any more.
    /// </summary>
    public static bool IsOpen(this MandateRecord record, WorkPlan plan) =>
        !record.OpensAtLaunch
        || plan.SingleOf(ActivityKind.PlatformLaunch) is null
        || record.Acts.Any(act => act.Reason is NoticeReason.PlatformLaunch or NoticeReason.QuestionnaireDispatch);
}
