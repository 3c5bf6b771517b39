using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Procedures 5 and 6: each published draft goes to all, who may then comment on it; to some in the letter that they chose.</summary>
internal static class DraftActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record) =>
        record.Drafts.Select(draft => new ScheduledAct
        {
            Reason = NoticeReason.DraftPublished,
            About = "draft",
            Ordinal = draft.Version,
            At = draft.PublishedAt,
            Audience = new(AudienceKind.Everyone) { Unless = [.. record.InDigest(plan, [plan.Local(draft.PublishedAt).Date]).Select(told => told.Participant)] },
        });
}
