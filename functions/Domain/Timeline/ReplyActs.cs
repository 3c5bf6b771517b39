using Mandates.Domain.Record;

namespace Mandates.Domain.Timeline;

/// <summary>
/// The participant who submits a reply gets a receipt; the others of the state learn, with the first version that stands, that it is
/// done. What the chair rules on a late one is told to all of them.
/// </summary>
internal static class ReplyActs
{
    public static IEnumerable<ScheduledAct> Of(MandateRecord record) =>
        record.Replies.SelectMany(reply => new[]
        {
            new ScheduledAct
            {
                Reason = NoticeReason.Receipt,
                About = reply.State,
                Ordinal = reply.Version,
                At = reply.ReceivedAt,
                Audience = new(AudienceKind.Participants) { State = reply.State, Participants = [new(reply.By)] },
                CausedBy = reply.OnBehalf is null ? new(reply.By) : null,
            },
            new ScheduledAct
            {
                Reason = NoticeReason.StateReplied,
                About = reply.State,
                Ordinal = reply.Version,
                At = reply.ReceivedAt,
                Audience = new(AudienceKind.Everyone) { State = reply.State, Except = new(reply.By) },
                CausedBy = reply.OnBehalf is null ? new(reply.By) : null,
                Skipped = reply.Version == 1 || record.Withdrawals.Any(w => w.State == reply.State && w.Version == reply.Version - 1)
                    ? null
                    : new(SkipReason.ToldBefore),
            },
        }).Concat(record.Rulings.Select(ruling => new ScheduledAct
        {
            Reason = NoticeReason.LateRuling,
            About = ruling.State,
            Ordinal = ruling.Version,
            At = ruling.At,
            Audience = new(AudienceKind.Everyone) { State = ruling.State },
        }));
}
