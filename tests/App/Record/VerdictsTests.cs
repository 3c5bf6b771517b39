using Mandates.Functions.Record;

namespace Mandates.App.Tests.Record;

public class VerdictsTests
{
    private readonly Verdicts<int> verdicts = new();
    private int reached;
    private int atOnce;

    [Fact]
    public async Task A_verdict_is_reached_once_for_all_who_ask_and_again_when_the_bytes_change()
    {
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 20).Select(_ => verdicts.OfAsync("a", "1", () => ReachAsync(gate.Task), default)).ToArray();
        gate.SetResult();

        Assert.All(await Task.WhenAll(asked), verdict => Assert.Equal(1, verdict));
        Assert.Equal(2, await verdicts.OfAsync("a", "2", () => ReachAsync(gate.Task), default));
    }

    [Fact]
    public async Task Verdicts_on_several_things_are_reached_one_at_a_time()
    {
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 20).Select(i => verdicts.OfAsync($"{i}", "1", () => ReachAsync(gate.Task), default)).ToArray();
        gate.SetResult();

        await Task.WhenAll(asked);
        Assert.Equal(20, reached);
    }

    [Fact]
    public async Task Whoever_leaves_does_not_end_the_work_and_a_fault_is_tried_again()
    {
        var gate = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var left = verdicts.OfAsync("a", "1", () => ReachAsync(gate.Task), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult();

        Assert.Equal(1, await verdicts.OfAsync("a", "1", () => ReachAsync(gate.Task), default));
        await Assert.ThrowsAsync<IOException>(() => verdicts.OfAsync("b", "1", () => throw new IOException(), default));
        Assert.Equal(2, await verdicts.OfAsync("b", "1", () => ReachAsync(gate.Task), default));
    }

    private async Task<int> ReachAsync(Task gate)
    {
        Assert.Equal(1, Interlocked.Increment(ref atOnce));
        await gate;
        Interlocked.Decrement(ref atOnce);
        return Interlocked.Increment(ref reached);
    }
}
