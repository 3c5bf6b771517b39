using Microsoft.AspNetCore.DataProtection;

namespace Mandates.Functions.Web.Access;

/// <summary>What the cookie says: a participant that came by a link of a generation, or a role of a developer.</summary>
public sealed record SessionTicket(string? Mandate, string? Participant, int Generation, CallerRoles Role = CallerRoles.Nobody);

/// <summary>The cookie that a code is exchanged for: sealed, HttpOnly, sent only from our own pages, ends by itself.</summary>
public sealed class SessionCookie(IDataProtectionProvider protection, IOptions<AccessOptions> access, IOptions<SiteOptions> site)
{
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Mandates.Session").ToTimeLimitedDataProtector();
    private readonly TimeSpan lifetime = TimeSpan.FromHours(access.Value.SessionHours);
    private readonly bool secure = site.Value.HasTls;

    // The prefix makes browsers refuse the cookie from anywhere but this very host over TLS.
    private string Name => secure ? "__Host-session" : "session";

    public void Begin(HttpContext http, SessionTicket ticket) =>
        http.Response.Cookies.Append(Name, seal.Protect(JsonSerializer.Serialize(ticket), lifetime), Cookie(lifetime));

    public void End(HttpContext http) => http.Response.Cookies.Delete(Name, Cookie(null));

    /// <summary>Null without a cookie that is ours and still holds.</summary>
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
            // Altered, expired, or sealed with a key that is gone: as if there were none.
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
