using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class TimerTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static TestFunctions Sleeper() => new TestFunctions().Orchestrate("Main", async c =>
    {
        await c.CreateTimer(Day, default);
        return c.CurrentUtcDateTime;
    });

    [Fact]
    public async Task A_timer_fires_when_the_clock_has_moved_past_it()
    {
        await using var running = await Running.OpenAsync(Sleeper());

        Assert.True((await running.RunAsync()).IsRunning);
        Assert.Equal(ManualTime.Start + Day, running.Engine.NextTimerUtc);
        await running.AdvanceAsync(Day - TimeSpan.FromTicks(1));
        Assert.True((await running.MetadataAsync()).IsRunning);
        await running.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Equal(ManualTime.Start + Day, (await running.MetadataAsync()).ReadOutputAs<DateTime>());
        Assert.Null(running.Engine.NextTimerUtc);
    }

    [Fact]
    public async Task A_timer_fires_by_itself_on_the_real_clock()
    {
        await using var running = await Running.OpenAsync(
            new TestFunctions().Orchestrate("Main", async c =>
            {
                await c.CreateTimer(TimeSpan.FromMilliseconds(30), default);
                return null;
            }),
            TimeProvider.System);

        await running.StartAsync();

        await running.Client.WaitForInstanceCompletionAsync("a");
    }

    [Fact]
    public async Task A_timer_of_the_past_fires_at_once()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            await c.CreateTimer(c.CurrentUtcDateTime - Day, default);
            await c.CreateTimer(TimeSpan.Zero, default);
            return "now";
        }));

        Assert.Equal("now", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(365)]
    public async Task A_cancelled_timer_throws_is_not_waited_for_and_changes_nothing_when_it_comes(int days)
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            using var end = new CancellationTokenSource();
            var timer = c.CreateTimer(Day * days, end.Token);
            await c.WaitForExternalEvent<string>("Go");
            end.Cancel();
            await Assert.ThrowsAsync<TaskCanceledException>(() => timer);
            return await c.WaitForExternalEvent<string>("End");
        }));
        await running.RunAsync();

        await running.Client.RaiseEventAsync("a", "Go");
        await running.Engine.IdleAsync();
        Assert.Equal(ManualTime.Start + (Day * Math.Min(days, 3)), running.Engine.NextTimerUtc);
        await running.AdvanceAsync(Day * days);
        Assert.True((await running.MetadataAsync()).IsRunning);
        Assert.Null(running.Engine.NextTimerUtc);
        await running.Client.RaiseEventAsync("a", "End", "end");

        Assert.Equal("end", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_timers_of_an_ended_instance_are_dropped(bool terminated)
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            using var end = new CancellationTokenSource();
            _ = c.CreateTimer(Day, end.Token);
            var ended = await c.WaitForExternalEvent<string>("End");
            end.Cancel();
            return ended;
        }));
        await running.RunAsync();
        Assert.Equal(ManualTime.Start + Day, running.Engine.NextTimerUtc);

        await (terminated ? running.Client.TerminateInstanceAsync("a") : running.Client.RaiseEventAsync("a", "End", "end"));

        Assert.True((await running.MetadataAsync()).IsCompleted);
        Assert.Null(running.Engine.NextTimerUtc);
    }

    [Fact]
    public async Task An_orchestrator_that_returns_with_an_open_timer_ends_when_it_has_fired()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", c =>
        {
            _ = c.CreateTimer(Day, default);
            return Task.FromResult<object?>("returned");
        }));

        Assert.True((await running.RunAsync()).IsRunning);
        await running.AdvanceAsync(Day);

        Assert.Equal("returned", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_long_timer_is_cut_into_pieces_of_three_days_and_fires_once()
    {
        var fired = 0;
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            await c.CreateTimer(Day * 10, default);
            fired++;
            return c.CurrentUtcDateTime;
        }));
        await running.RunAsync();

        var pieces = new List<double>();
        while (running.Engine.NextTimerUtc is { } next)
        {
            pieces.Add((next - ManualTime.Start).TotalDays);
            await running.AdvanceAsync(next - running.Time.Now);
        }

        Assert.Equal([3, 6, 9, 10], pieces);
        Assert.Equal((1, ManualTime.Start + (Day * 10)), (fired, (await running.MetadataAsync()).ReadOutputAs<DateTime>()));
    }

    [Fact]
    public async Task A_long_timer_fires_at_once_when_the_clock_has_jumped_past_it()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            await c.CreateTimer(Day * 365, default);
            return c.CurrentUtcDateTime;
        }));
        await running.RunAsync();

        await running.AdvanceAsync(Day * 400);

        Assert.Equal(ManualTime.Start + (Day * 400), (await running.MetadataAsync()).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Timers_due_together_fire_in_their_order()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            var timers = Enumerable.Range(1, 3).ToDictionary(days => c.CreateTimer(Day * (4 - days), default));
            var order = "";
            while (timers.Count > 0)
            {
                var fired = await Task.WhenAny(timers.Keys);
                timers.Remove(fired, out var number);
                order += number;
            }

            return order;
        }));
        await running.RunAsync();

        await running.AdvanceAsync(Day * 5);

        Assert.Equal("321", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Idle_waits_for_a_timer_that_somebody_else_is_firing()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            for (var day = 0; day < 300; day++)
            {
                await c.CreateTimer(Day, default);
            }

            return "done";
        }));
        await running.RunAsync();

        for (var day = 1; day < 300; day++)
        {
            running.Time.Now += Day;
            var other = Task.Run(running.Engine.Wake);
            await running.AdvanceAsync(TimeSpan.Zero);

            Assert.Equal(running.Time.Now + Day, running.Engine.NextTimerUtc);
            await other;
        }
    }

    [Fact]
    public async Task Idle_does_not_wait_for_a_timer_that_is_not_due()
    {
        await using var running = await Running.OpenAsync(Sleeper());
        await running.StartAsync();

        await running.Engine.IdleAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.True((await running.Client.GetInstanceAsync("a"))!.IsRunning);
    }

    [Fact]
    public async Task A_timer_that_fires_during_a_suspension_is_kept_until_it_ends()
    {
        await using var running = await Running.OpenAsync(Sleeper());
        await running.RunAsync();
        await running.Client.SuspendInstanceAsync("a", "why");
        await running.Engine.IdleAsync();

        Assert.Equal(ManualTime.Start + Day, running.Engine.NextTimerUtc);
        await running.AdvanceAsync(Day * 2);
        Assert.Null(running.Engine.NextTimerUtc);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await running.MetadataAsync()).RuntimeStatus);
        await running.AdvanceAsync(Day * 2);
        await running.Client.ResumeInstanceAsync("a");

        Assert.Equal(ManualTime.Start + (Day * 4), (await running.MetadataAsync()).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task An_event_for_an_orchestration_that_starts_later_is_accepted_and_lost()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c => await c.WaitForExternalEvent<string>("E")));
        await running.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x", new StartOrchestrationOptions("a", running.Time.GetUtcNow() + Day));
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => running.StartAsync());
        await running.Client.RaiseEventAsync("a", "E", "lost");

        var pending = await running.MetadataAsync();
        Assert.Equal((OrchestrationRuntimeStatus.Pending, null), (pending.RuntimeStatus, pending.SerializedCustomStatus));
        await running.AdvanceAsync(Day);
        Assert.True((await running.MetadataAsync()).IsRunning);
        await running.Client.RaiseEventAsync("a", "E", "kept");

        Assert.Equal("kept", (await running.MetadataAsync()).ReadOutputAs<string>());
    }
}
