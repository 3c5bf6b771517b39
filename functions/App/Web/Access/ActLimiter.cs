using System.Threading.RateLimiting;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Limits how often a participant, and all those of a state, change something: a link in the wrong hands must not fill the
/// record, nor use up what the others need. It counts real time, whatever the mandate's clock says, because it is the
/// installation that it protects. Each instance counts for itself; the rules of the domain hold for all of them.
/// </summary>
public sealed class ActLimiter(IOptions<AccessOptions> options) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly PartitionedRateLimiter<Caller> acts = PartitionedRateLimiter.CreateChained(
        Limiter(Participant, options.Value.ActsAtOnce, options.Value.ActsPerMinute, Minute),
        Limiter(Participant, options.Value.ActsPerDay, options.Value.ActsPerDay, Day),
        Limiter(State, options.Value.ActsAtOnce * options.Value.TimesForState, options.Value.ActsPerMinute * options.Value.TimesForState, Minute),
        Limiter(State, options.Value.ActsPerDay * options.Value.TimesForState, options.Value.ActsPerDay * options.Value.TimesForState, Day));

    private readonly PartitionedRateLimiter<Caller> parts = Limiter(Participant, options.Value.PartsPerMinute, options.Value.PartsPerMinute, Minute);

    /// <summary>Counts an act of a participant, or a part of one.</summary>
    /// <exception cref="ProblemException">429 when there were too many; Retry-After says in how many seconds there is room for one more.</exception>
    public void Count(HttpContext http, Caller participant, bool isPart = false)
    {
        using var counted = (isPart ? parts : acts).AttemptAcquire(participant);
        if (!counted.IsAcquired)
        {
            var wait = counted.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Minute;
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            throw new ProblemException(429, "Too many changes in a short time.", $"Wait {Math.Ceiling(wait.TotalMinutes).ToString("0", CultureInfo.InvariantCulture)} min and try again.");
        }
    }

    public void Dispose()
    {
        acts.Dispose();
        parts.Dispose();
    }

    private static string Participant(Caller caller) => $"{caller.Mandate}/{caller.Id}";

    private static string State(Caller caller) => $"{caller.Mandate}/{caller.State}";

    // One at a time comes back, so that nobody is shut out for the rest of a minute or of a day.
    private static PartitionedRateLimiter<Caller> Limiter(Func<Caller, string> key, int atOnce, int permits, TimeSpan within) =>
        PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetTokenBucketLimiter(
            key(caller), _ => new TokenBucketRateLimiterOptions { TokenLimit = atOnce, TokensPerPeriod = 1, ReplenishmentPeriod = within / permits, QueueLimit = 0 }));
}
