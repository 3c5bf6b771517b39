namespace Mandates.Domain.Timeline;

/// <summary>Who submits a reply has a receipt; the others of the state learn, with the first version, that it is done.</summary>
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
                Audience = new(AudienceKind.Participants) { State = reply.State, Participants = [reply.By] },
            },
            new ScheduledAct
            {
                Reason = NoticeReason.StateReplied,
                About = reply.State,
                Ordinal = reply.Version,
                At = reply.ReceivedAt,
                Audience = new(AudienceKind.Everyone) { State = reply.State, Except = reply.By },
                Declined = reply.Version == 1 ? null : "they were told of the first version",
            },
        });
}
