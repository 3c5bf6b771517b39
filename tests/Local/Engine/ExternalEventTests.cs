using Grpc.Core;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class ExternalEventTests
{
    [Fact]
    public async Task An_event_may_come_before_its_waiter()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            await c.WaitForExternalEvent<object?>("First");
            return await c.WaitForExternalEvent<int>("Second") + await c.WaitForExternalEvent<int>("second");
        }));
        await running.RunAsync();

        await running.Client.RaiseEventAsync("a", "Second", 1);
        await running.Client.RaiseEventAsync("a", "SECOND", 2);
        await running.Client.RaiseEventAsync("a", "first");

        Assert.Equal(3, (await running.MetadataAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task The_latest_waiter_gets_the_first_event()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            var (older, newer) = (c.WaitForExternalEvent<string>("E"), c.WaitForExternalEvent<string>("E"));
            return $"older {await older}, newer {await newer}";
        }));
        await running.RunAsync();

        await running.Client.RaiseEventAsync("a", "E", "1");
        await running.Client.RaiseEventAsync("a", "E", "2");

        Assert.Equal("older 2, newer 1", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_second_waiter_of_another_type_is_refused()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            _ = c.WaitForExternalEvent<string>("E");
            await Assert.ThrowsAsync<ArgumentException>(() => c.WaitForExternalEvent<int>("E"));
            return "refused";
        }));

        Assert.Equal("refused", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_cancelled_waiter_swallows_no_event()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            using var end = new CancellationTokenSource();
            _ = c.WaitForExternalEvent<string>("E", end.Token);
            end.Cancel();
            await c.WaitForExternalEvent<object?>("Next");
            return await c.WaitForExternalEvent<string>("E");
        }));
        await running.RunAsync();

        await running.Client.RaiseEventAsync("a", "E", "first");
        await running.Client.RaiseEventAsync("a", "Next");
        await running.Client.RaiseEventAsync("a", "E", "second");

        Assert.Equal("first", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_older_waiter_that_was_cancelled_leaves_the_event_to_the_next_one()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            using var end = new CancellationTokenSource();
            var older = c.WaitForExternalEvent<string>("E", end.Token);
            var first = await c.WaitForExternalEvent<string>("E");
            end.Cancel();
            await c.WaitForExternalEvent<object?>("Next");
            return $"{first} {older.IsCanceled} {await c.WaitForExternalEvent<string>("E")}";
        }));
        await running.RunAsync();

        foreach (var (name, payload) in new[] { ("E", "newer"), ("E", "left"), ("Next", "") })
        {
            await running.Client.RaiseEventAsync("a", name, payload);
            await running.Engine.IdleAsync();
        }

        Assert.Equal("newer True left", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_wait_that_its_caller_cancels_is_cancelled_before_its_time()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            using var end = new CancellationTokenSource();
            var waiting = c.WaitForExternalEvent<string>("E", TimeSpan.FromDays(7), end.Token);
            await c.CreateTimer(TimeSpan.FromHours(1), default);
            end.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            return "cancelled";
        }));
        await running.RunAsync();

        await running.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("cancelled", (await running.MetadataAsync()).ReadOutputAs<string>());
        Assert.Null(running.Engine.NextTimerUtc);
    }

    [Fact]
    public async Task A_wait_that_times_out_is_cancelled()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            var late = await Assert.ThrowsAsync<TaskCanceledException>(() => c.WaitForExternalEvent<string>("E", TimeSpan.FromHours(1)));
            return late.Message;
        }));
        await running.RunAsync();

        await running.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("A task was canceled.", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_wait_that_is_answered_in_time_leaves_a_timer_that_changes_nothing()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
            await c.WaitForExternalEvent<string>("E", TimeSpan.FromHours(1)) + await c.WaitForExternalEvent<string>("E")));
        await running.RunAsync();

        await running.Client.RaiseEventAsync("a", "E", "x");
        await running.Engine.IdleAsync();
        Assert.Equal(ManualTime.Start + TimeSpan.FromHours(1), running.Engine.NextTimerUtc);
        await running.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Null(running.Engine.NextTimerUtc);
        Assert.True((await running.MetadataAsync()).IsRunning);
        await running.Client.RaiseEventAsync("a", "E", "y");

        Assert.Equal("xy", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_payload_of_another_type_fails_the_instance_past_its_catch()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            try
            {
                return await c.WaitForExternalEvent<int>("E");
            }
            catch (Exception)
            {
                return "caught";
            }
        }));
        await running.RunAsync();

        await running.Client.RaiseEventAsync("a", "E", new { no = "number" });

        var done = await running.MetadataAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal("System.Text.Json.JsonException", done.FailureDetails!.ErrorType);
        Assert.Equal($"System.Text.Json.JsonException: {done.FailureDetails.ErrorMessage}", done.SerializedOutput);
    }

    [Fact]
    public async Task Events_that_come_one_after_the_other_are_seen_in_their_order()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            var seen = new List<int>();
            while (seen.Count < 50)
            {
                seen.Add(await c.WaitForExternalEvent<int>("E"));
            }

            return seen;
        }));
        await running.StartAsync();

        for (var i = 0; i < 50; i++)
        {
            await running.Client.RaiseEventAsync("a", "E", i);
        }

        Assert.Equal(Enumerable.Range(0, 50), (await running.MetadataAsync()).ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task Two_hundred_events_at_once_are_all_seen_by_one_kept_waiter()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Act("Look", _ => null)
            .Orchestrate("Main", async c =>
            {
                var nudge = c.WaitForExternalEvent<int>("Nudge");
                for (var seen = 1; ; seen++)
                {
                    await nudge;
                    if (seen == 200)
                    {
                        return seen;
                    }

                    nudge = c.WaitForExternalEvent<int>("Nudge");
                    await c.CallActivityAsync("Look");
                }
            }));
        await running.RunAsync();

        await Parallel.ForAsync(0, 200, async (i, stop) => await running.Client.RaiseEventAsync("a", "Nudge", i, stop));

        Assert.Equal(200, (await running.MetadataAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_orchestration_sends_an_event_to_another()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Orchestrate("Waiter", async c => await c.WaitForExternalEvent<string>("Go"))
            .Orchestrate("Main", c =>
            {
                c.SendEvent("waiter", "Go", "sent");
                c.SendEvent("nobody", "Go", "lost");
                return Task.FromResult<object?>("done");
            }));
        await running.RunAsync("waiter", name: "Waiter");

        Assert.Equal("done", (await running.RunAsync()).ReadOutputAs<string>());
        Assert.Equal("sent", (await running.MetadataAsync("waiter")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_for_an_unknown_instance_is_not_found()
    {
        await using var running = await Running.OpenAsync(TestFunctions.Echo());

        var e = await Assert.ThrowsAsync<RpcException>(() => running.Client.RaiseEventAsync("x", "E"));

        Assert.Equal((StatusCode.NotFound, "No instance with ID 'x' was found. (Parameter 'instanceId')"), (e.StatusCode, e.Status.Detail));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_for_a_finished_instance_is_refused(bool terminated)
    {
        await using var running = await Running.OpenAsync(TestFunctions.Echo().Orchestrate("Waiter", c => c.WaitForExternalEvent<object?>("E")));
        await running.RunAsync(name: terminated ? "Waiter" : "Main");
        if (terminated)
        {
            await running.Client.TerminateInstanceAsync("a");
            await running.Engine.IdleAsync();
        }

        var e = await Assert.ThrowsAsync<RpcException>(() => running.Client.RaiseEventAsync("a", "E"));

        Assert.Equal(
            (StatusCode.FailedPrecondition, "The orchestration instance with the provided instance id is not running."),
            (e.StatusCode, e.Status.Detail));
    }
}
