using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>
/// Revokes the link of a participant, of a body that the package went to or of a consulted process, or sends a new one. Earlier
/// links, and sessions begun with them, stop working.
/// </summary>
public sealed class ParticipantLinks(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <returns>The link as it stands after the change.</returns>
    /// <exception cref="ProblemException">404 when the caller has no such participant, 409 when the link has been changed since or nothing has gone to the body or process yet.</exception>
    public Task<Link> RevokeAsync(MandateState before, ParticipantId participant, string why, DurableTaskClient client, CancellationToken cancellationToken) =>
        ChangeAsync(before, participant, revoked: true, expires: null, "revokeLink", why, client, cancellationToken);

    /// <param name="before">The mandate as it was read.</param>
    /// <param name="participant">Whose link.</param>
    /// <param name="until">The last day on which the new link opens, in the plan's zone; null for the usual end.</param>
    /// <param name="why">For the audit.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <returns>The link as it stands after the change.</returns>
    /// <exception cref="ProblemException">As above; 422 when the participant no longer acts for the state, the day has passed or the mandate is completed.</exception>
    public Task<Link> ReissueAsync(
        MandateState before, ParticipantId participant, LocalDate? until, string why, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var expires = until is { } day ? before.Plan.At(day.PlusDays(1), LocalTime.Midnight) : (Instant?)null;
        return expires <= clock.Now
            ? throw ProblemException.Unprocessable("The link was not issued.", ["Its last day has passed; give a later day or none ('until')."])
            : ChangeAsync(before, participant, revoked: false, expires, "reissueLink", why, client, cancellationToken);
    }

    private async Task<Link> ChangeAsync(
        MandateState before, ParticipantId participant, bool revoked, Instant? expires, string act, string why, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var body = Recipients.BodyOf(participant);
        var isConsulted = before.Plan.ConsultedOf(participant) is not null;
        if (body is null && !isConsulted)
        {
            before.ThrowIfNotOf(access.Caller, participant);
        }

        var change = new LinkChange(participant, LinkIn(before).Generation + 1, clock.Now, revoked, expires);
        await writer.RecordAsync(before, Decide, _ => access.Caller.Audit(act, [participant], ["generation"], why), client, cancellationToken);
        return LinkIn(before with { Record = before.Record with { Links = [.. before.Record.Links, change] } });

        Link LinkIn(MandateState current) => isConsulted && current.Record.Consulted(current.Plan).All(c => Recipients.IdOf(c.Process) != participant)
            ? throw ProblemException.Conflict("This process has not been consulted yet.", "Wait for the dispatch of the questionnaire; the status gives its date and time.")
            : body is not { } receiver ? Link.Of(participant, current.Plan, current.Record)
            : current.Record.Transmitted(receiver) is not null && Link.ToPackage(receiver, current.Record) is { } link
                ? link
                : throw ProblemException.Conflict("The package has not been transmitted to this body yet.", "Wait for the transmittal; the status gives its date and time.");

        Decided<LinkChange> Decide(MandateState current)
        {
            if (body is null && !isConsulted && !revoked && current.Record.Acting(current.Plan, participant, clock.Now) is null)
            {
                throw ProblemException.Unprocessable("The link was not issued.", ["This participant no longer acts for the state."]);
            }

            if (!revoked && current.Record.CurrentPhase(current.Plan) == Phase.Completed)
            {
                throw ProblemException.Unprocessable("The link was not issued.", ["The mandate is completed, and no mail is sent any more."]);
            }

            // Changes and mailboxes are counted together: one that came in between would take this change's number.
            return LinkIn(current).Generation + 1 == change.Generation
                ? new(change) { IsOfThisRecord = true }
                : throw ProblemException.Conflict("The link has changed since you read it.", "Read the participant again, then decide.");
        }
    }
}
