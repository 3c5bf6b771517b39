using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class ActivityTests
{
    [Fact]
    public async Task Activities_run_one_after_the_other_and_their_results_come_back()
    {
        await using var running = await Running.OpenAsync(TestFunctions.Echo(3));

        var done = await running.RunAsync(input: "hé");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal("hé0 hé1 hé2", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activities_started_together_run_together()
    {
        var both = new Barrier(2);
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Act("Meet", _ => both.SignalAndWait(TimeSpan.FromSeconds(20)))
            .Orchestrate("Main", async c => (await Task.WhenAll(c.CallActivityAsync<bool>("Meet"), c.CallActivityAsync<bool>("Meet"))).All(met => met)));

        Assert.True((await running.RunAsync()).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task A_result_of_five_megabytes_comes_back()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Act("Large", _ => new string('x', 5_000_000))
            .Orchestrate("Main", async c => (await c.CallActivityAsync<string>("Large")).Length));

        Assert.Equal(5_000_000, (await running.RunAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        var gate = new SemaphoreSlim(10);
        await using var running = await Running.OpenAsync(new TestFunctions()
            .ActAsync("Enter", async _ =>
            {
                var isFree = gate.Wait(0);
                await Task.Yield();
                gate.Release();
                return isFree;
            })
            .Orchestrate("Main", async c =>
                (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => c.CallActivityAsync<bool>("Enter")))).All(isFree => isFree)));

        Assert.True((await running.RunAsync()).ReadOutputAs<bool>());
    }
}
