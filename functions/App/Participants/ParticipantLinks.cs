using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>Revokes a participant's link, or sends a new one. Earlier links, and sessions begun with them, stop working.</summary>
public sealed class ParticipantLinks(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <returns>The link as it stands after the change.</returns>
    /// <exception cref="ProblemException">404 when the caller has no such participant, 409 when the link has been changed since.</exception>
    public Task<Link> RevokeAsync(MandateState before, ParticipantId participant, string why, DurableTaskClient client, CancellationToken cancellationToken) =>
        ChangeAsync(before, participant, revoked: true, expires: null, "revokeLink", why, client, cancellationToken);

    /// <param name="before">The mandate as it was read.</param>
    /// <param name="participant">Whose link.</param>
    /// <param name="until">The last day on which the new link opens, in the plan's zone; null for the usual end.</param>
    /// <param name="why">For the audit.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <returns>The link as it stands after the change.</returns>
    /// <exception cref="ProblemException">As above; 422 when the participant no longer acts for the state, or the day has passed.</exception>
    public Task<Link> ReissueAsync(
        MandateState before, ParticipantId participant, LocalDate? until, string why, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var expires = until is { } day ? before.Plan.At(day.PlusDays(1), LocalTime.Midnight) : (Instant?)null;
        return expires <= clock.Now
            ? throw ProblemException.Unprocessable("The link was not issued.", ["Its last day has passed; leave 'until' out or give a later day."])
            : ChangeAsync(before, participant, revoked: false, expires, "reissueLink", why, client, cancellationToken);
    }

    private async Task<Link> ChangeAsync(
        MandateState before, ParticipantId participant, bool revoked, Instant? expires, string act, string why, DurableTaskClient client, CancellationToken cancellationToken)
    {
        before.ThrowIfNotOf(access.Caller, participant);
        var change = new LinkChange(participant, Next(before), clock.Now, revoked, expires);
        await writer.RecordAsync(before, Decide, _ => access.Caller.Audit(act, [participant], ["generation"], why), client, cancellationToken);
        return Link.Of(participant, before.Plan, before.Record with { Links = [.. before.Record.Links, change] });

        int Next(MandateState current) => Link.Of(participant, current.Plan, current.Record).Generation + 1;

        Decided<LinkChange> Decide(MandateState current)
        {
            if (!revoked && current.Record.Acting(current.Plan, participant, clock.Now) is null)
            {
                throw ProblemException.Unprocessable("The link was not issued.", ["This participant no longer acts for the state."]);
            }

            return Next(current) == change.Generation
                ? new(change)
                : throw ProblemException.Conflict("The link has changed since you read it.", "Read the participant again, then decide.");
        }
    }
}
