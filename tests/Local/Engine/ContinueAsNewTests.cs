using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class ContinueAsNewTests
{
    [Theory]
    [InlineData(true, "1 kept")]
    [InlineData(false, "1 fresh")]
    public async Task Continue_as_new_gives_a_new_input_and_keeps_the_events_that_it_should(bool preserve, string output)
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            var run = c.GetInput<int>();
            if (run > 0)
            {
                return $"{run} {await c.WaitForExternalEvent<string>("Later")}";
            }

            await c.WaitForExternalEvent<object?>("Go");
            c.ContinueAsNew(run + 1, preserve);
            return "not seen";
        }));
        await running.RunAsync(input: 0);

        await running.Client.RaiseEventAsync("a", "Later", "kept");
        await running.Client.RaiseEventAsync("a", "Go");
        await running.Engine.IdleAsync();
        if (!preserve)
        {
            Assert.Equal((OrchestrationRuntimeStatus.Running, "1"), ((await running.MetadataAsync()).RuntimeStatus, (await running.MetadataAsync()).SerializedInput));
            await running.Client.RaiseEventAsync("a", "Later", "fresh");
        }

        Assert.Equal(output, (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_timer_from_before_does_not_fire_in_the_run_that_continues()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            using var end = new CancellationTokenSource();
            var timer = c.CreateTimer(TimeSpan.FromDays(c.GetInput<int>() + 1), end.Token);
            if (c.GetInput<int>() == 0)
            {
                end.Cancel();
                c.ContinueAsNew(1);
                return null;
            }

            await timer;
            return c.CurrentUtcDateTime;
        }));
        await running.RunAsync(input: 0);

        await running.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.True((await running.MetadataAsync()).IsRunning);
        await running.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(ManualTime.Start + TimeSpan.FromDays(2), (await running.MetadataAsync()).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task A_child_that_continues_as_new_answers_its_parent_once_with_its_last_result()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Orchestrate("Child", c =>
            {
                if (c.GetInput<int>() < 3)
                {
                    c.ContinueAsNew(c.GetInput<int>() + 1);
                }

                return Task.FromResult<object?>($"{c.GetInput<int>()} of {c.Parent!.InstanceId}");
            })
            .Orchestrate("Main", c => c.CallSubOrchestratorAsync<object?>("Child", 0)));

        Assert.Equal("3 of a", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_orchestration_that_continues_as_new_was_created_on_the_engines_clock()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            if (c.GetInput<int>() == 0)
            {
                c.ContinueAsNew(1);
                return null;
            }

            return await c.WaitForExternalEvent<string>("Go");
        }));

        var seen = await running.RunAsync(input: 0);

        Assert.Equal(ManualTime.Start, seen.CreatedAt.UtcDateTime);
    }
}
