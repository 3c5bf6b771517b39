using Mandates.Domain.Record;

namespace Mandates.Domain.Timeline;

/// <summary>Procedure 6: who contributes for a state is told that it arrived.</summary>
internal static class ContributionActs
{
    public static IEnumerable<ScheduledAct> Of(MandateRecord record) =>
        record.Contributions.Select(made => new ScheduledAct
        {
            Reason = NoticeReason.ContributionReceived,
            About = made.Key,
            At = made.At,
            Audience = new(AudienceKind.Participants) { State = made.State, Participants = [new(made.By)] },
            CausedBy = new(made.By),
        });
}
