using System.Net;
using System.Net.Http.Headers;
using Mandates.Functions.Clock;

namespace Mandates.Functions.Mail;

/// <summary>
/// How much mail the provider accepts at present, according to its answers: it is not called while it refuses. All times are real
/// time. Nothing sleeps here: a caller that finds it closed tries again when it opens.
/// </summary>
public sealed class ProviderPace(MandateClock clock)
{
    private static readonly Duration ShortestPause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    private readonly Lock gate = new();
    private Instant closedUntil = Instant.MinValue;
    private Instant windowEnds = Instant.MinValue;
    private int leftInWindow;
    private Duration pause = ShortestPause;

    /// <summary>When it takes mail again; in the past when it does now.</summary>
    public Instant Opens
    {
        get
        {
            lock (gate)
            {
                return leftInWindow == 0 ? Instant.Max(closedUntil, windowEnds) : closedUntil;
            }
        }
    }

    /// <summary>How many requests it takes now; at most as many as asked.</summary>
    public int Room(int asked)
    {
        var now = clock.RealNow;
        lock (gate)
        {
            return now < closedUntil ? 0 : now < windowEnds ? Math.Min(asked, leftInWindow) : asked;
        }
    }

    /// <summary>Takes note of an answer: its status, <c>Retry-After</c> and the <c>X-RateLimit</c> headers.</summary>
    public void Learn(HttpStatusCode status, HttpResponseHeaders headers)
    {
        var now = clock.RealNow;
        lock (gate)
        {
            if (Number(headers, "X-RateLimit-Remaining") is { } left && Number(headers, "X-RateLimit-Reset") is { } reset)
            {
                // The answers of one window can arrive out of order: the smaller figure is the later one.
                var ends = Instant.FromUnixTimeSeconds(Math.Min(reset, LatestSecond));
                leftInWindow = ends == windowEnds ? (int)Math.Min(leftInWindow, left) : (int)Math.Min(left, int.MaxValue);
                windowEnds = ends;
            }

            if (status == HttpStatusCode.TooManyRequests)
            {
                closedUntil = Instant.Max(closedUntil, RetryAfter(headers, now) ?? (windowEnds > now && leftInWindow == 0 ? windowEnds : Guess(now)));
            }
            else if ((int)status < 300)
            {
                pause = ShortestPause;
            }
        }
    }

    // When the provider does not say how long to wait, the pauses grow, so that a long refusal does not fill a mandate's history.
    private Instant Guess(Instant now)
    {
        var until = now + pause;
        pause = Duration.Min(pause + pause, LongestPause);
        return until;
    }

    private static Instant? RetryAfter(HttpResponseHeaders headers, Instant now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => now + Duration.Min(Duration.FromTimeSpan(delta), Duration.FromDays(1)),
        { Date: { } date } => Instant.FromDateTimeOffset(date),
        _ => null,
    };

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static readonly long LatestSecond = Instant.FromUtc(9000, 1, 1, 0, 0).ToUnixTimeSeconds();
}
