using Microsoft.DurableTask;

namespace Mandates.Local.Engine;

internal static class Retries
{
    /// <summary>A policy looks at the failures of the framework below the packages, not at those that orchestrators see.</summary>
    public static Exception AsTheFrameworkThrowsIt(this TaskFailedException failed) => new DurableTask.Core.Exceptions.TaskFailedException(failed.Message)
    {
        FailureDetails = Framework(failed.FailureDetails),
    };

    private static DurableTask.Core.FailureDetails Framework(TaskFailureDetails details) => new(
        details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? Framework(inner) : null, isNonRetriable: false);

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
