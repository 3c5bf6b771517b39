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
    [InlineData("renamed")]
    [InlineData("another order")]
    [InlineData("left out")]
    [InlineData("a timer instead")]
    public async Task A_changed_orchestrator_fails_its_instance_and_no_other(string change)
    {
        var functions = Waiting(async c =>
        {
            await c.CallActivityAsync("One");
            await c.CallActivityAsync("Two");
        });
        await using var running = new Running(functions);
        functions.Orchestrate("Other", c => c.WaitForExternalEvent<object?>("Go"));
        await running.RunAsync("other", name: "Other");
        await running.RunAsync();

        functions.Orchestrate("Main", Waiting(change switch
        {
            "renamed" => c => c.CallActivityAsync("Uno"),
            "another order" => c => c.CallActivityAsync("Two"),
            "left out" => _ => Task.CompletedTask,
            _ => c => c.CreateTimer(TimeSpan.Zero, default),
        }).Orchestrator("Main")!);
        await running.Client.RaiseEventAsync("a", "Go");

        var failed = await running.LookAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Contains("NonDeterministicOrchestrationException", failed.ReadOutputAs<string>(), StringComparison.Ordinal);
        Assert.Contains("expected activity 'One' (#0)", failed.ReadOutputAs<string>(), StringComparison.Ordinal);
        Assert.True((await running.LookAsync("other")).IsRunning);
    }

    [Fact]
    public async Task Time_and_guids_are_the_same_in_every_replay()
    {
        var seen = new List<string>();
        await using var running = new Running(Waiting(async c =>
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
    public async Task The_orchestrators_time_is_utc()
    {
        await using var running = new Running(new TestFunctions().Orchestrate("Main", c => Task.FromResult<object?>(c.CurrentUtcDateTime.Kind)));

        Assert.Equal(DateTimeKind.Utc, (await running.RunAsync()).ReadOutputAs<DateTimeKind>());
    }

    [Fact]
    public async Task A_replay_safe_logger_writes_once()
    {
        await using var running = new Running(Waiting(async c =>
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
        await using var running = new Running(new TestFunctions().Orchestrate("Main", async _ =>
        {
            await new TaskCompletionSource().Task;
            return null;
        }));

        await AssertInvalidAwait(running);
    }

    [Fact]
    public async Task A_foreign_await_is_found_even_while_a_waiter_is_kept()
    {
        var foreign = new TaskCompletionSource();
        await using var running = new Running(new TestFunctions().Orchestrate("Main", async c =>
        {
            _ = c.WaitForExternalEvent<string>("Nudge");
            await foreign.Task;
            return null;
        }));
        await running.RunAsync();

        await Task.Run(foreign.SetResult);

        await AssertInvalidAwait(running, start: false);
    }

    [Fact]
    public async Task Leaving_the_orchestrators_thread_fails_the_instance()
    {
        await using var running = new Running(new TestFunctions().Act("One", _ => "1").Orchestrate("Main", async c =>
        {
            await c.CallActivityAsync("One").ConfigureAwait(false);
            return await c.CallActivityAsync<string>("One");
        }));
        await running.StartAsync();

        await running.Client.WaitForInstanceCompletionAsync("a");

        await AssertInvalidAwait(running, start: false);
    }

    [Fact]
    public async Task An_exception_fails_the_instance_with_its_type_and_message()
    {
        await using var running = new Running(new TestFunctions().Orchestrate("Main", _ => throw new InvalidOperationException("boom")));

        var failed = await running.RunAsync();

        Assert.Equal((OrchestrationRuntimeStatus.Failed, "System.InvalidOperationException: boom"), (failed.RuntimeStatus, failed.ReadOutputAs<string>()));
        Assert.Null(failed.FailureDetails);
    }

    private static async Task AssertInvalidAwait(Running running, bool start = true)
    {
        var failed = start ? await running.RunAsync() : await running.LookAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Contains("An invalid asynchronous invocation was detected", failed.ReadOutputAs<string>(), StringComparison.Ordinal);
    }
}
