using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Web.Access;

/// <summary>Exchanges a code for a session. The answer to a wrong code never tells what is wrong with it.</summary>
public sealed class SignIn(
    LinkCodes links, DevelopmentCodes development, CallerResolver resolver, MandateStore mandates, LinkUses uses, SessionCookie session, LinkRateLimiter limiter, MandateClock clock)
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
        session.Begin(http, new(claimed.Mandate, claimed.Participant, claimed.Generation));
        return participant;
    }
}
