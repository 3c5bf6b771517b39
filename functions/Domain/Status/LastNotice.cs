using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Status;

/// <summary>What a state was last written about, and when: read from the acts that were performed.</summary>
public sealed record LastNotice(NoticeReason Reason, Instant At)
{
    /// <summary>By state; those that nothing was sent to are missing.</summary>
    public static IReadOnlyDictionary<StateId, LastNotice> Of(WorkPlan plan, MandateRecord record)
    {
        var replied = record.Replies.GroupBy(r => r.State).ToDictionary(of => of.Key, of => of.Min(r => r.ReceivedAt));
        var known = plan.States.Select(s => s.Id).ToHashSet();
        var last = new Dictionary<StateId, LastNotice>();
        foreach (var act in record.Acts.OrderBy(a => a.At).ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            foreach (var state in StatesOf(act))
            {
                last[state] = new(act.Reason, act.At);
            }
        }

        return last;

        IEnumerable<StateId> StatesOf(PerformedAct act) => act.Reason switch
        {
            NoticeReason.MeetingInvitation or NoticeReason.MeetingReminder or NoticeReason.MeetingChange or NoticeReason.MeetingCancellation
                or NoticeReason.PlatformLaunch or NoticeReason.QuestionnaireDispatch or NoticeReason.DraftPublished => known,
            NoticeReason.Reminder or NoticeReason.Overdue or NoticeReason.DeadlineChange when Named(act) is [] =>
                known.Where(state => !plan.IsExtended(state) && !(replied.TryGetValue(state, out var at) && at <= act.At)),
            NoticeReason.QuestionnaireGoesOn =>
                record.ConfirmedAt(act.At).Where(t => record.Forwardings.All(f => f.At > act.At || !f.To.Contains(t.Participant))
                    && !(replied.TryGetValue(t.State, out var at) && at <= act.At)).Select(t => t.State).Distinct(),
            NoticeReason.DeadlineReached or NoticeReason.Undeliverable => [],
            _ => Named(act),
        };

        // The key of an act about one state contains its id: ec, ec.mission, a row and ec, or a paragraph and ec.
        StateId[] Named(PerformedAct act) => act.Key.Split('|') is [_, var about, ..] ? [.. about.Split('.').Select(part => new StateId(part)).Where(known.Contains).Take(1)] : [];
    }
}
