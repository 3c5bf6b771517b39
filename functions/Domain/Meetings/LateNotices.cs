using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>Something that came later than a notice period of the plan wants it before a meeting.</summary>
internal sealed record LateNotice(NoticePeriod Period, Sentence What, LocalDate Came)
{
    /// <summary>Such as "The plan requires the invitations 7 days before the meeting; they went out on 20 March 2012."</summary>
    public Sentence Sentence => $"The plan requires {PlanWords.What(Period.For)} {Period.Days} days before the meeting; {What} on {Came}.";
}

internal static class LateNotices
{
    /// <summary>What went out too late for a dated meeting: the newest draft, when the meeting takes one up, or its first invitations.</summary>
    public static IEnumerable<LateNotice> Of(WorkPlan plan, MandateRecord record, Activity meeting) =>
        from period in plan.NoticePeriods
        where period.Kind == meeting.Kind
        let came = period.For == NoticeFor.Documents ? Draft(plan, record, meeting) : Invitations(plan, record, meeting)
        where came?.On > meeting.Date?.PlusDays(-period.Days)
        select new LateNotice(period, came.Value.What, came.Value.On);

    private static (Sentence What, LocalDate On)? Draft(WorkPlan plan, MandateRecord record, Activity meeting) =>
        new Row(meeting, "").TakesUpTheDraft && record.Drafts.MaxBy(d => d.Version) is { } draft
            ? ($"version {draft.Version} of the draft was published", plan.Local(draft.PublishedAt).Date)
            : null;

    private static (Sentence What, LocalDate On)? Invitations(WorkPlan plan, MandateRecord record, Activity meeting) =>
        record.Acts.Where(a => a.Key.StartsWith($"{NoticeReason.MeetingInvitation}|{meeting.Id}|", StringComparison.Ordinal)).Min(a => (Instant?)a.At) is { } at
            ? ("they went out", plan.Local(at).Date)
            : null;
}
