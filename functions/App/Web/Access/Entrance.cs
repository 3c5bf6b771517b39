using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Web.Access;

/// <summary>Exchanges a code for a session. Whatever is wrong with a code, the answer is the same.</summary>
public sealed class Entrance(
    LinkCodes links, DevelopmentCodes development, CallerResolver identify, MandateStore records, LinkUses uses, SessionCookie session, LinkRateLimiter attempts, MandateClock clock)
{
    private const int MostCharacters = 300;

    /// <returns>Who has entered.</returns>
    /// <exception cref="ProblemException">404, or 429 after too many attempts.</exception>
    public async Task<Caller> EnterAsync(HttpContext http, string code, CancellationToken cancellationToken)
    {
        code = code.Trim();
        if (code.Length > MostCharacters)
        {
            throw attempts.Wrong(http);
        }

        if (development.Read(code) is not CallerRoles.Nobody and var role)
        {
            session.Begin(http, new(null, null, 0, role));
            return DevelopmentCodes.Officer(role);
        }

        if (links.Read(code) is not { } claimed
            || await records.FindAsync(claimed.Mandate, cancellationToken) is not { } current
            || identify.Participant(current, claimed) is not { } participant)
        {
            throw attempts.Wrong(http);
        }

        attempts.CountUse(http, claimed.Mandate, claimed.Participant);
        await uses.NoteAsync(claimed.Mandate, claimed.Participant, clock.Now, cancellationToken);
        session.Begin(http, new(claimed.Mandate, claimed.Participant, claimed.Generation));
        return participant;
    }
}
