using Mandates.Domain.Community;
using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.Participants;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>What came in a mandate that all its participants may read, and that asks nobody for anything.</summary>
/// <param name="Drafts">Published versions of the text.</param>
/// <param name="Information">Documents and links of the community; what was withdrawn since is among them, so that a letter that is due stays due.</param>
/// <param name="Replies">Of which states one came into the record: the community says of each that it has replied, shared or not.</param>
/// <param name="Contributions">Of all states.</param>
/// <param name="Meetings">Those whose record was written.</param>
/// <param name="Calendar">Rows of the calendar that were added, moved or cancelled. The extension of one state is told to that state, at once.</param>
public sealed record News(
    IReadOnlyList<Draft> Drafts, IReadOnlyList<Information> Information, IReadOnlyList<StateId> Replies, IReadOnlyList<ContributionMade> Contributions, IReadOnlyList<MeetingRecord> Meetings, IReadOnlyList<PlanChange> Calendar)
{
    /// <summary>What an act of the reason <see cref="NoticeReason.News"/> tells one of its readers.</summary>
    public static News For(ParticipantId reader, ScheduledAct act, WorkPlan plan, MandateRecord record)
    {
        return new(
            [.. record.Drafts.Where(d => IsTold(d.PublishedAt))],
            [.. record.Information.Where(i => IsTold(i.At))],
            [.. record.Replies.Where(r => IsTold(CameAt(r))).Select(r => r.State).Distinct()],
            [.. record.Contributions.Where(c => IsTold(c.At))],
            [.. record.Meetings.Where(m => IsTold(m.RecordedAt ?? m.HeldAt))],
            [.. record.Revisions.Where(r => IsTold(r.At)).SelectMany(InCalendar)]);

        bool IsTold(Instant at) => NewsActs.IsTold(plan.Local(at).Date, reader, act, plan, record);
    }

    /// <summary>The days of the plan's zone on which something came.</summary>
    internal static IEnumerable<LocalDate> Days(WorkPlan plan, MandateRecord record) =>
        record.Drafts.Select(d => d.PublishedAt)
            .Concat(record.Information.Select(i => i.At))
            .Concat(record.Replies.Select(r => CameAt(r)))
            .Concat(record.Contributions.Select(c => c.At))
            .Concat(record.Meetings.Select(m => m.RecordedAt ?? m.HeldAt))
            .Concat(record.Revisions.Where(r => InCalendar(r).Any()).Select(r => r.At))
            .Select(at => plan.Local(at).Date).Distinct();

    private static IEnumerable<PlanChange> InCalendar(PlanRevision revision) => revision.Changes.Where(change => change is AddActivity or MoveActivity or CancelActivity);

    // A reply on paper counts from the day of the paper, and nobody knows of it before it is recorded.
    private static Instant CameAt(Reply reply) => reply.RecordedAt > reply.ReceivedAt ? reply.RecordedAt : reply.ReceivedAt;
}
