using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Procedures 5 and 6: each published draft goes to all, who may then comment on it.</summary>
internal static class DraftActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record) =>
        record.Drafts.Select(draft => new ScheduledAct
        {
            Reason = NoticeReason.DraftPublished,
            About = "draft",
            Ordinal = draft.Version,
            At = draft.PublishedAt,
            Audience = new(AudienceKind.Everyone),
        });
}
