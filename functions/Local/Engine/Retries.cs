using Microsoft.DurableTask;

namespace Mandates.Local.Engine;

internal static class Retries
{
    public static bool AllowsRetryAfter(this RetryPolicy policy, TimeSpan elapsed) =>
        policy.RetryTimeout == Timeout.InfiniteTimeSpan || elapsed < policy.RetryTimeout;

    /// <summary>The first pause, grown with each try; compared as a number, because it may exceed any TimeSpan.</summary>
    public static TimeSpan PauseAfter(this RetryPolicy policy, int tries)
    {
        var pause = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, tries - 1);
        return pause < policy.MaxRetryInterval.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(pause)
            : policy.MaxRetryInterval;
    }
}
