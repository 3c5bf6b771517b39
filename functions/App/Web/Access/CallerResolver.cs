using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.Web.Access;

/// <summary>Finds out who calls: by the platform's sign-in, a development code, or the cookie that a link was exchanged for.</summary>
public sealed class CallerResolver(PlatformPrincipal platform, DevelopmentCodes development, SessionCookie session, MandateClock clock)
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether the browser adds the proof automatically, so that another site could have triggered the request.</summary>
    public static bool IsAutomatic(HttpRequest request) =>
        !request.Headers[HeaderNames.Authorization].ToString().StartsWith(Bearer, StringComparison.Ordinal);

    public async Task<Caller> CallerAsync(HttpContext http, RequestAccess access, CancellationToken cancellationToken)
    {
        if (platform.Read(http.Request) is { } officer)
        {
            return officer;
        }

        var given = http.Request.Headers[HeaderNames.Authorization].ToString();
        if (given.StartsWith(Bearer, StringComparison.Ordinal))
        {
            return Developer(development.Read(given[Bearer.Length..]));
        }

        return session.Read(http) switch
        {
            { Role: not CallerRoles.Nobody } ticket => development.IsOn ? Developer(ticket.Role) : Caller.Unknown,
            { Mandate: { } mandate, Participant: { } participant } ticket
                when await access.FindAsync(mandate, cancellationToken) is { } current && SessionEnds(current, participant) == ticket.Ends => Participant(current, new(mandate, participant, ticket.Generation)) ?? Caller.Unknown,
            _ => Caller.Unknown,
        };
    }

    /// <summary>How often a participant has ended all sessions of its link: a session that was begun before the last time is over.</summary>
    public static int SessionEnds(MandateState current, ParticipantId participant) => current.Record.SessionEnds.Count(e => e.Participant == participant);

    /// <summary>The participant behind a link, as of now; null when the link was revoked, has expired or was never issued.</summary>
    public Caller? Participant(MandateState current, ClaimedLink claimed)
    {
        var link = Link.Of(claimed.Participant, current.Plan, current.Record);
        if (link.Generation != claimed.Generation || !link.OpensAt(clock.Now)
            || current.Record.Acting(current.Plan, claimed.Participant, clock.Now) is not { } acting)
        {
            return null;
        }

        return new(Caller.KindOf(acting.Kind), claimed.Participant, link.Id)
        {
            Mandate = current.Id,
            State = acting.State,
            IsConfirmed = current.Record.IsConfirmed(claimed.Participant),
        };
    }

    private static Caller Developer(CallerRoles role) => role == CallerRoles.Nobody ? Caller.Unknown : DevelopmentCodes.Officer(role);
}
