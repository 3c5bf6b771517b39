using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Procedure 4: each person who is named is asked to confirm the address, and each whose link was reissued is sent it. One act for
/// each change of the roster, however many it names.
/// </summary>
internal static class ParticipantActs
{
    public static IEnumerable<ScheduledAct> Of(MandateRecord record) =>
        record.Roster.SelectMany(Named).Concat(record.Roster.SelectMany(Moved)).Concat(record.Links.Where(l => !l.Revoked && !Recipients.IsOfConsulted(l.Participant)).Select(Issued));

    private static IEnumerable<ScheduledAct> Named(RosterChange change)
    {
        var named = change.Begun.Where(t => t.Kind != ParticipantKind.Mission).ToArray();
        if (named.Length > 0)
        {
            yield return new()
            {
                Reason = NoticeReason.AddressConfirmation,
                About = "roster",
                Ordinal = change.Number,
                At = Instant.Max(change.At, named.Min(t => t.From)),
                Audience = new(AudienceKind.Participants) { State = OnlyState(named), Participants = [.. named.Select(t => t.Participant)] },

                // A book of many states is the secretariat's; one person of one state is counted as its mission's.
                CausedBy = named.Length == 1 ? Recipients.MissionId(named[0].State) : null,
            };
        }
    }

    private static StateId? OnlyState(Term[] named) =>
        named.All(t => t.State == named[0].State) ? named[0].State : null;

    private static IEnumerable<ScheduledAct> Moved(RosterChange change)
    {
        var missions = change.Begun.Where(t => t.Kind == ParticipantKind.Mission).ToArray();
        if (missions.Length > 0)
        {
            yield return new()
            {
                Reason = NoticeReason.Link,
                About = "roster",
                Ordinal = change.Number,
                At = Instant.Max(change.At, missions.Min(t => t.From)),
                Audience = new(AudienceKind.Participants) { State = OnlyState(missions), Participants = [.. missions.Select(t => t.Participant)] },
            };
        }
    }

    private static ScheduledAct Issued(LinkChange link) => Recipients.BodyOf(link.Participant) is { } body ? SubmissionActs.Again(body, link) : new()
    {
        Reason = NoticeReason.Link,
        About = link.Participant,
        Ordinal = link.Generation,
        At = link.At,
        Audience = new(AudienceKind.Participants) { Participants = [link.Participant] },
    };
}
