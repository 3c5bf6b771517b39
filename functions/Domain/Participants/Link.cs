using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>A link was revoked, or reissued under the next generation: earlier links no longer open.</summary>
/// <param name="Participant">Id of the participant whose link it is.</param>
/// <param name="Generation">1 for the first change; before it a link has generation 0.</param>
/// <param name="At">When, on the mandate's clock.</param>
/// <param name="Revoked">Whether it was taken away, and no new one given.</param>
/// <param name="Expires">When the new one ends; null for the usual end.</param>
public sealed record LinkChange(ParticipantId Participant, int Generation, Instant At, bool Revoked, Instant? Expires = null);

/// <summary>A participant has ended every session that was begun with its link; the link goes on.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Number">1 for the first time; a session belongs to the number that was the last when it began.</param>
/// <param name="At">When, on the mandate's clock.</param>
public sealed record SessionsEnd(ParticipantId Participant, int Number, Instant At);

/// <summary>The one personal link of a participant, as it stands. Nothing here can be turned into the link itself.</summary>
/// <param name="Participant">Id of the participant whose link it is.</param>
/// <param name="Generation">The only one that opens.</param>
/// <param name="Expires">From this moment on it no longer opens.</param>
/// <param name="Revoked">Whether it was taken away.</param>
public sealed record Link(ParticipantId Participant, int Generation, Instant Expires, bool Revoked)
{
    /// <summary>How the audit names it.</summary>
    public string Id => $"{Participant}#{Generation}";

    public bool OpensAt(Instant now) => !Revoked && now < Expires;

    /// <summary>
    /// A link needs no row of its own: it is there with the participant, and its changes are in the record. A mission's
    /// new mailbox has a new link, so that readers of the old mailbox lose access.
    /// </summary>
    public static Link Of(ParticipantId participant, WorkPlan plan, MandateRecord record) => Of(participant, record, _ => UsualEnd(plan));

    /// <summary>The link by which a body fetches the package, for a year from when that or a new link was made; null while there is none.</summary>
    public static Link? ToPackage(TransmittalTo body, MandateRecord record) => record.Package is { } package
        ? Of(Recipients.IdOf(body), record, issued => (issued?.At ?? package.At) + Duration.FromDays(365))
        : null;

    /// <summary>Midnight after the last day of the session: there is nothing left to do.</summary>
    public static Instant UsualEnd(WorkPlan plan) => plan.At(plan.Mandate.DueSession.Closes.PlusDays(1), LocalTime.Midnight);

    private static Link Of(ParticipantId participant, MandateRecord record, Func<LinkChange?, Instant> usualEnd)
    {
        var changes = record.Links.Where(l => l.Participant == participant).ToArray();
        var mailboxes = record.Roster.SelectMany(c => c.Begun).Count(t => t.Kind == ParticipantKind.Mission && t.Participant == participant);
        var generation = changes.Length + mailboxes;
        var current = changes.FirstOrDefault(l => l.Generation == generation);
        return new(participant, generation, current?.Expires ?? usualEnd(current), current?.Revoked ?? false);
    }
}
