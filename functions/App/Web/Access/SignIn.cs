using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Web.Access;

/// <summary>Exchanges a code for a session, and ends it. The answer to a wrong code never tells what is wrong with it.</summary>
public sealed class SignIn(
    LinkCodes links, DevelopmentCodes development, CallerResolver resolver, MandateStore mandates, MandateWriter writer, LinkUses uses, SessionCookie session,
    LinkRateLimiter limiter, MandateClock clock)
{
    private const int MostCharacters = 300;

    /// <returns>Who has signed in.</returns>
    /// <exception cref="ProblemException">404, or 429 after too many attempts.</exception>
    public async Task<Caller> EnterAsync(HttpContext http, string code, CancellationToken cancellationToken)
    {
        code = code.Trim();
        if (code.Length > MostCharacters)
        {
            throw limiter.Wrong(http);
        }

        if (development.Read(code) is not CallerRoles.Nobody and var role)
        {
            session.Begin(http, new(null, null, 0, role));
            return DevelopmentCodes.Officer(role);
        }

        if (links.Read(code) is not { } claimed
            || await mandates.FindAsync(claimed.Mandate, cancellationToken) is not { } current
            || resolver.Participant(current, claimed) is not { } participant)
        {
            throw limiter.Wrong(http);
        }

        limiter.CountUse(http, claimed.Mandate, claimed.Participant);
        await uses.NoteAsync(claimed.Mandate, claimed.Participant, clock.Now, cancellationToken);
        session.Begin(http, new(claimed.Mandate, claimed.Participant, claimed.Generation, Ends: CallerResolver.SessionEnds(current, claimed.Participant)));
        return participant;
    }

    /// <summary>Ends the session of this browser; of a participant, if so asked, every session that was begun with the same link.</summary>
    public async Task LeaveAsync(HttpContext http, Caller caller, bool everywhere, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (everywhere && caller is { IsParticipant: true, Mandate: { } mandate })
        {
            var participant = new ParticipantId(caller.Id);
            await writer.RecordAsync(
                await mandates.GetAsync(mandate, cancellationToken),
                current => new Decided<SessionsEnd>(new(participant, CallerResolver.SessionEnds(current, participant) + 1, clock.Now)),
                _ => caller.Audit("endSessions", [participant]),
                client, cancellationToken);
        }

        session.End(http);
    }
}
