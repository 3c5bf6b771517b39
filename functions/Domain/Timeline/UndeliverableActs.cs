using Mandates.Domain.Mail;
using Mandates.Domain.Participants;
using Mandates.Domain.Record;

namespace Mandates.Domain.Timeline;

/// <summary>When mail no longer reaches any focal point of a state, its mission is written to, once each time that happens.</summary>
internal static class UndeliverableActs
{
    public static IEnumerable<ScheduledAct> Of(MandateRecord record)
    {
        var known = new List<AddressHealth>();
        foreach (var health in record.Addresses.OrderBy(a => a.At).ThenBy(a => a.Number))
        {
            known.Add(health);
            var term = record.ActiveAt(health.At).FirstOrDefault(t => t.Participant == health.Contact);
            if (!health.Deliverable && term is { Kind: ParticipantKind.FocalPoint } && record.IsUnreachable(term.State, health.At, known.Undeliverable()))
            {
                yield return new()
                {
                    Reason = NoticeReason.Undeliverable,
                    About = $"{health.Contact}.{health.Number}",
                    At = health.At,
                    Audience = new(AudienceKind.Missions) { State = term.State },
                };
            }
        }
    }
}
