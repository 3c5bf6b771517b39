using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Limits how often codes are tried. Wrong ones are counted by address and right ones by link, so that no one can lock
/// others out by guessing in their place. Each instance counts for itself; the length of a code is what keeps guesses out.
/// </summary>
public sealed class LinkRateLimiter(IOptions<AccessOptions> options, IConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> wrong = Limiter(options.Value.WrongCodesPerMinute, Minute);
    private readonly PartitionedRateLimiter<string> uses = Limiter(options.Value.UsesPerLinkAndHour, Hour);
    private readonly bool isBehindPlatform = configuration["WEBSITE_SITE_NAME"] is not null;

    /// <summary>Counts a wrong code.</summary>
    /// <returns>The exception to throw: 404 as for anything that does not exist, 429 after too many.</returns>
    public ProblemException Wrong(HttpContext http)
    {
        using var counted = wrong.AttemptAcquire(AddressOf(http));
        return counted.IsAcquired ? ProblemException.NotFound() : TooMany(http, Minute);
    }

    /// <summary>Counts a request that anyone may make, before anything is done for it.</summary>
    /// <exception cref="ProblemException">429 after as many as there may be wrong codes.</exception>
    public void CountAttempt(HttpContext http)
    {
        if (Wrong(http) is { Status: StatusCodes.Status429TooManyRequests } tooMany)
        {
            throw tooMany;
        }
    }

    /// <exception cref="ProblemException">429 when the link was used too often.</exception>
    public void CountUse(HttpContext http, MandateId mandate, string link)
    {
        using var counted = uses.AttemptAcquire($"{mandate}/{link}");
        if (!counted.IsAcquired)
        {
            throw TooMany(http, Hour);
        }
    }

    public void Dispose()
    {
        wrong.Dispose();
        uses.Dispose();
    }

    // The platform's front end appends the address it saw, with a port that is another for each connection; what stands
    // before it is the client's own invention.
    private string AddressOf(HttpContext http) =>
        isBehindPlatform && IPEndPoint.TryParse(http.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim() ?? "", out var seen)
            ? ClientOf(seen.Address)
            : ClientOf(http.Connection.RemoteIpAddress ?? IPAddress.None);

    // Whoever has an IPv6 address has the 2^64 others of its network too.
    private static string ClientOf(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64",
        _ => address.ToString(),
    };

    private static ProblemException TooMany(HttpContext http, TimeSpan window)
    {
        http.Response.Headers.RetryAfter = window.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return new(429, "Too many attempts.", $"Wait {window.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min and try again.");
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0 }));
}
