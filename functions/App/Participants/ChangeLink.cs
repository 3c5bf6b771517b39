using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>Until: the last day on which the new link opens, in the plan's zone; the session's last day when absent.</summary>
public sealed record LinkReissue(string Reason, LocalDate? Until = null);

/// <summary>Takes a participant's link away, or sends a new one. From then on no earlier link and no session begun by one opens.</summary>
public sealed class ChangeLink(MandateStore records, RequestAccess access, MandateClock clock)
{
    [Api("Take a participant's link away", Takes = typeof(Reasoned), Gives = typeof(Link), Problems = [409, 422])]
    [Function("RevokeLink"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/participants/{participant}/link/revocation")] HttpRequest request,
        string mandate, string participant, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(await ChangeAsync(current, participant, revoked: true, expires: null, "revokeLink", given.Reason, cancellationToken));
    }

    [Api("Send a participant a new link; earlier ones open no more", Takes = typeof(LinkReissue), Gives = typeof(Link), Problems = [409, 422])]
    [Function("ReissueLink"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ReissueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/participants/{participant}/link")] HttpRequest request,
        string mandate, string participant, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<LinkReissue>(request, cancellationToken);
        new Reasoned(given.Reason).ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        var expires = given.Until is { } day ? current.Plan.At(day.PlusDays(1), LocalTime.Midnight) : (Instant?)null;
        if (expires <= clock.Now)
        {
            throw ProblemException.Unprocessable("The link cannot be issued.", ["Its last day has passed; leave 'until' out or give a later day."]);
        }

        var link = await ChangeAsync(current, participant, revoked: false, expires, "reissueLink", given.Reason, cancellationToken);
        await PhaseNudge.RaiseAsync(client, current, "link", cancellationToken);
        return ApiJson.Ok(link);
    }

    /// <returns>The link as it stands after the change.</returns>
    internal async Task<Link> ChangeAsync(
        MandateState current, string participant, bool revoked, Instant? expires, string act, string why, CancellationToken cancellationToken)
    {
        current.ThrowIfNotOf(access.Caller, participant);
        if (!revoked && current.Record.Acting(current.Plan, participant, clock.Now) is null)
        {
            throw ProblemException.Unprocessable("The link cannot be issued.", ["This participant does not act for its state any more."]);
        }

        var link = Link.Of(participant, current.Plan, current.Record);
        var change = new LinkChange(participant, link.Generation + 1, clock.Now, revoked, expires);
        if (!await records.AppendAsync(current.Id, change, access.Caller.Audit(act, [participant], ["generation"], why), cancellationToken))
        {
            throw ProblemException.Conflict("The link was changed meanwhile.", "Look at the participant and try again.");
        }

        return Link.Of(participant, current.Plan, current.Record with { Links = [.. current.Record.Links, change] });
    }
}
