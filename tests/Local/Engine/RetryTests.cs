using Microsoft.DurableTask;

namespace Mandates.Local.Tests.Engine;

public class RetryTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The minutes after the start at which a failing task is tried, when nobody disturbs it for a day.</summary>
    private static async Task<string> TriesAsync(RetryPolicy policy, int failures = int.MaxValue, bool child = false)
    {
        var (time, tries) = (new ManualTime(), new List<DateTime>());
        object? Try()
        {
            tries.Add(time.Now);
            return tries.Count <= failures ? throw new InvalidOperationException($"try {tries.Count}") : "done";
        }

        var options = TaskOptions.FromRetryPolicy(policy);
        await using var retrying = await Running.OpenAsync(
            new TestFunctions()
                .Act("Flaky", _ => Try())
                .Orchestrate("FlakyChild", _ => Task.FromResult(Try()))
                .Orchestrate("Main", c => child
                    ? c.CallSubOrchestratorAsync<object?>("FlakyChild", options)
                    : c.CallActivityAsync<object?>("Flaky", options)),
            time);
        await retrying.RunAsync();
        while (retrying.Engine.NextTimerUtc is { } next)
        {
            await retrying.AdvanceAsync(next - time.Now);
        }

        // Each try has a number, and so has each pause between two of them.
        var (name, number) = (child ? "FlakyChild" : "Flaky", 2 * (tries.Count - 1));
        Assert.Equal(
            failures < tries.Count
                ? "\"done\""
                : $"Microsoft.DurableTask.TaskFailedException: Task '{name}' (#{number}) failed with an unhandled exception: try {tries.Count}",
            (await retrying.MetadataAsync()).SerializedOutput);
        return string.Join(' ', tries.Select(at => (at - ManualTime.Start).TotalMinutes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failed_task_is_tried_again_after_growing_pauses(bool child) =>
        Assert.Equal("0 1 3", await TriesAsync(new(4, Minute, 2), failures: 2, child));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_try_throws(bool child) =>
        Assert.Equal("0 1 2", await TriesAsync(new(3, Minute), child: child));

    [Fact]
    public async Task A_pause_grows_to_the_longest_one_allowed() =>
        Assert.Equal("0 1 4 7 10", await TriesAsync(new(5, Minute, 10, maxRetryInterval: 3 * Minute)));

    [Fact]
    public async Task No_try_begins_after_the_time_limit() =>
        Assert.Equal("0 1 3 7", await TriesAsync(new(10, Minute, 2, retryTimeout: 4 * Minute)));

    [Fact]
    public async Task A_failure_that_the_policy_does_not_handle_is_not_tried_again() =>
        Assert.Equal("0 1", await TriesAsync(new(5, Minute) { HandleFailure = failed => failed.ErrorMessage == "try 1" }));

    [Fact]
    public async Task A_policy_may_look_at_the_type_of_the_failure() =>
        Assert.Equal("0", await TriesAsync(new(5, Minute) { HandleFailure = failed => !failed.IsCausedBy<InvalidOperationException>() }));

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0.5)]
    public void A_policy_that_makes_no_sense_is_refused(int tries, int minutes, double growth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(tries, minutes * Minute, growth));
}
