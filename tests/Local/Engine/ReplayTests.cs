using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Tests.Engine;

public class ReplayTests
{
    private static TestFunctions Waiting(Func<TaskOrchestrationContext, Task> first) => new TestFunctions()
        .Act("One", _ => "1").Act("Two", _ => "2")
        .Orchestrate("Main", async c =>
        {
            await first(c);
            await c.WaitForExternalEvent<object?>("Go");
            return "done";
        });

    [Theory]
    [InlineData("renamed", "with sequence number 0 named 'One'", "instead scheduled an activity task named 'Uno'")]
    [InlineData("another order", "with sequence number 0 named 'One'", "instead scheduled an activity task named 'Two'")]
    [InlineData("left out", "with sequence ID 0 and name 'One'", "hasn't (yet?) scheduled this task")]
    [InlineData("a timer instead", "with sequence number 0 named 'One'", "instead produced a CreateTimerOrchestratorAction action")]
    public async Task A_changed_orchestrator_fails_its_instance_with_both_steps_and_no_other(string change, string expected, string found)
    {
        var functions = Waiting(async c =>
        {
            await c.CallActivityAsync("One");
            await c.CallActivityAsync("Two");
        });
        await using var running = await Running.OpenAsync(functions);
        functions.Orchestrate("Other", c => c.WaitForExternalEvent<object?>("Go"));
        await running.RunAsync("other", name: "Other");
        await running.RunAsync();

        functions.Orchestrate("Main", Waiting(change switch
        {
            "renamed" => c => c.CallActivityAsync("Uno"),
            "another order" => c => c.CallActivityAsync("Two"),
            "left out" => _ => Task.CompletedTask,
            _ => c => c.CreateTimer(TimeSpan.Zero, default),
        })["Main"]);
        await running.Client.RaiseEventAsync("a", "Go");

        var failed = await running.MetadataAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal("DurableTask.Core.Exceptions.NonDeterministicOrchestrationException", failed.FailureDetails!.ErrorType);
        Assert.Contains($"A previous execution of this orchestration scheduled an activity task {expected}", failed.SerializedOutput, StringComparison.Ordinal);
        Assert.Contains(found, failed.SerializedOutput, StringComparison.Ordinal);
        Assert.True((await running.MetadataAsync("other")).IsRunning);
    }

    [Fact]
    public async Task Time_and_guids_are_the_same_in_every_replay()
    {
        var seen = new List<string>();
        await using var running = await Running.OpenAsync(Waiting(async c =>
        {
            var before = $"{c.CurrentUtcDateTime:o} {c.NewGuid()} {c.NewGuid()}";
            await c.CallActivityAsync("One");
            seen.Add($"{before} {c.CurrentUtcDateTime:o} {c.NewGuid()}");
        }));
        await running.RunAsync();

        await running.AdvanceAsync(TimeSpan.FromDays(1));
        await running.Client.RaiseEventAsync("a", "Go");
        await running.Engine.IdleAsync();

        Assert.Equal(2, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.Equal(3, seen[0].Split(' ').Where(part => Guid.TryParse(part, out _)).Distinct().Count());
    }

    [Fact]
    public async Task Each_step_replays_the_whole_history()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            var replaying = new List<bool> { c.IsReplaying };
            await c.CreateTimer(TimeSpan.Zero, default);
            replaying.Add(c.IsReplaying);
            await c.CreateTimer(TimeSpan.Zero, default);
            return replaying.Append(c.IsReplaying);
        }));

        Assert.Equal("[true,true,false]", (await running.RunAsync()).SerializedOutput);
    }

    [Fact]
    public async Task Branches_of_an_orchestrator_never_run_at_the_same_time()
    {
        var (inside, overlaps) = (0, 0);
        await using var running = await Running.OpenAsync(new TestFunctions().Act("One", _ => "1").Orchestrate("Main", async c =>
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await c.CallActivityAsync("One");
                    overlaps += Interlocked.Increment(ref inside) - 1;
                    Thread.SpinWait(1000);
                    Interlocked.Decrement(ref inside);
                }
            }));
            return overlaps;
        }));

        Assert.Equal(0, (await running.RunAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task No_more_orchestrators_run_at_once_than_allowed()
    {
        var (inside, overlaps) = (0, 0);
        await using var running = await Running.OpenAsync(
            new TestFunctions().Orchestrate("Main", c =>
            {
                Interlocked.Add(ref overlaps, Interlocked.Increment(ref inside) - 1);
                Thread.SpinWait(10_000);
                Interlocked.Decrement(ref inside);
                return Task.FromResult<object?>(null);
            }),
            maxOrchestrators: 1);

        for (var i = 0; i < 50; i++)
        {
            await running.StartAsync($"{i}");
        }

        await running.Engine.IdleAsync();
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public async Task The_orchestrators_time_is_utc()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", c => Task.FromResult<object?>(c.CurrentUtcDateTime.Kind)));

        Assert.Equal(DateTimeKind.Utc, (await running.RunAsync()).ReadOutputAs<DateTimeKind>());
    }

    [Fact]
    public async Task A_replay_safe_logger_writes_once()
    {
        await using var running = await Running.OpenAsync(Waiting(async c =>
        {
            c.CreateReplaySafeLogger<ReplayTests>().LogInformation("before");
            await c.CallActivityAsync("One");
            c.CreateReplaySafeLogger("after").LogInformation("after");
        }));
        await running.RunAsync();
        await running.Client.RaiseEventAsync("a", "Go");
        await running.Engine.IdleAsync();

        Assert.Single(running.Logs.Lines, "before");
        Assert.Single(running.Logs.Lines, "after");
    }

    [Fact]
    public async Task Awaiting_something_else_than_a_durable_task_fails_the_instance()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async _ =>
        {
            await new TaskCompletionSource().Task;
            return null;
        }));

        await AssertInvalidAwait(running);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_foreign_await_while_a_waiter_is_kept_is_logged_and_does_nothing(bool capture)
    {
        var (foreign, reached) = (new TaskCompletionSource(), false);
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
        {
            _ = c.WaitForExternalEvent<string>("Nudge");
            await foreign.Task.ConfigureAwait(capture);
            await c.CallActivityAsync("Never");
            reached = true;
            return null;
        }));
        Assert.True((await running.RunAsync()).IsRunning);

        await Task.Run(foreign.SetResult);

        Assert.True((await running.MetadataAsync()).IsRunning);
        Assert.False(reached);
        Assert.Single(running.Logs.Lines, "The orchestrator 'Main' of 'a' went on outside its own thread");
    }

    [Fact]
    public async Task Leaving_the_orchestrators_thread_fails_the_instance()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Act("One", _ => "1").Orchestrate("Main", async c =>
        {
            await c.CallActivityAsync("One").ConfigureAwait(false);
            return await c.CallActivityAsync<string>("One");
        }));
        await running.StartAsync();

        await running.Client.WaitForInstanceCompletionAsync("a");

        await AssertInvalidAwait(running, start: false);
    }

    private static async Task AssertInvalidAwait(Running running, bool start = true)
    {
        var failed = start ? await running.RunAsync() : await running.MetadataAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal("System.InvalidOperationException", failed.FailureDetails!.ErrorType);
        Assert.StartsWith("An invalid asynchronous invocation was detected", failed.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }
}
