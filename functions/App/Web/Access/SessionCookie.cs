using Microsoft.AspNetCore.DataProtection;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// The content of the cookie: a participant with the generation of its link and how often it had ended all sessions before, or the
/// role of a developer.
/// </summary>
public sealed record SessionTicket(MandateId? Mandate, ParticipantId? Participant, int Generation, CallerRoles Role = CallerRoles.Nobody, int Ends = 0);

/// <summary>The cookie that a code is exchanged for: sealed, HttpOnly, SameSite and with an expiry.</summary>
public sealed class SessionCookie(IDataProtectionProvider protection, IOptions<AccessOptions> access, IOptions<SiteOptions> site)
{
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Mandates.Session").ToTimeLimitedDataProtector();
    private readonly TimeSpan lifetime = TimeSpan.FromHours(access.Value.SessionHours);
    private readonly bool secure = site.Value.HasTls;

    // The prefix makes browsers accept the cookie only from this host over TLS.
    private string Name => secure ? "__Host-session" : "session";

    public void Begin(HttpContext http, SessionTicket ticket) =>
        http.Response.Cookies.Append(Name, seal.Protect(JsonSerializer.Serialize(ticket), lifetime), Cookie(lifetime));

    public void End(HttpContext http) => http.Response.Cookies.Delete(Name, Cookie(null));

    /// <summary>Null without a valid cookie of ours.</summary>
    public SessionTicket? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<SessionTicket>(seal.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            // A cookie that was altered, has expired or is sealed with a lost key counts as none.
            return null;
        }
    }

    private CookieOptions Cookie(TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = secure,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
