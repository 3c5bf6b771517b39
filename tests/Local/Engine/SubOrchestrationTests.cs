using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class SubOrchestrationTests
{
    private static TestFunctions Parent(Func<TaskOrchestrationContext, Task<object?>> child) => new TestFunctions()
        .Orchestrate("Child", child)
        .Orchestrate("Main", c => c.CallSubOrchestratorAsync<object?>("Child", "input", new SubOrchestrationOptions(instanceId: $"{c.InstanceId}:child")));

    [Fact]
    public async Task A_child_has_the_given_id_knows_its_parent_and_answers_it()
    {
        await using var running = await Running.OpenAsync(Parent(c =>
            Task.FromResult<object?>($"{c.InstanceId} of {c.Parent!.Name} {c.Parent.InstanceId}: {c.GetInput<string>()}")));

        var done = await running.RunAsync();

        Assert.Equal("a:child of Main a: input", done.ReadOutputAs<string>());
        Assert.Equal("Child", (await running.Client.GetInstanceAsync("a:child"))!.Name);
    }

    [Fact]
    public async Task A_root_and_its_two_phases_see_every_nudge()
    {
        var looks = 0;
        var functions = new TestFunctions().Act("Look", _ => Interlocked.Increment(ref looks)).Orchestrate("Phase", async c =>
        {
            var nudged = c.WaitForExternalEvent<int>("nudge");
            for (var seen = 1; ; seen++)
            {
                using var end = new CancellationTokenSource();
                await Task.WhenAny(c.CreateTimer(TimeSpan.FromDays(1), end.Token), nudged);
                end.Cancel();
                await nudged;
                c.SetCustomStatus(seen);
                if (seen == 20)
                {
                    return seen;
                }

                nudged = c.WaitForExternalEvent<int>("nudge");
                if (seen % 5 == 0)
                {
                    await c.CallActivityAsync("Look");
                }
            }
        });
        functions.Orchestrate("Main", async c =>
            await c.CallSubOrchestratorAsync<int>("Phase", new SubOrchestrationOptions(instanceId: $"{c.InstanceId}:questionnaire"))
            + await c.CallSubOrchestratorAsync<int>("Phase", new SubOrchestrationOptions(instanceId: $"{c.InstanceId}:review")));
        await using var running = await Running.OpenAsync(functions);
        await running.RunAsync("m");

        for (var i = 0; i < 20; i++)
        {
            await running.Client.RaiseEventAsync("m:questionnaire", "nudge", i);
        }

        await running.Engine.IdleAsync();
        await Parallel.ForAsync(0, 20, async (i, stop) => await running.Client.RaiseEventAsync("m:review", "nudge", i, stop));

        Assert.Equal(40, (await running.MetadataAsync("m")).ReadOutputAs<int>());
        Assert.Equal(6, looks);
        Assert.Null(running.Engine.NextTimerUtc);
        var phase = await running.MetadataAsync("m:review");
        Assert.Equal(("Phase", "20", "20"), (phase.Name, phase.SerializedOutput, phase.SerializedCustomStatus));
        Assert.True(phase.CreatedAt <= phase.LastUpdatedAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Termination_does_not_reach_the_child(bool? recursive)
    {
        await using var running = await Running.OpenAsync(Parent(async c => await c.WaitForExternalEvent<string>("Go")));
        await running.RunAsync();

        await running.Client.TerminateInstanceAsync("a", recursive is { } given ? new TerminateInstanceOptions(Recursive: given) : null);
        await running.Engine.IdleAsync();
        Assert.True((await running.MetadataAsync("a:child")).IsRunning);
        await running.Client.RaiseEventAsync("a:child", "Go", "gone");

        Assert.Equal("gone", (await running.MetadataAsync("a:child")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await running.MetadataAsync()).RuntimeStatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Purging_a_parent_leaves_its_child(bool recursive)
    {
        await using var running = await Running.OpenAsync(Parent(_ => Task.FromResult<object?>("done")));
        await running.RunAsync();

        Assert.Equal(1, (await running.Client.PurgeInstanceAsync("a", new PurgeInstanceOptions(recursive))).PurgedInstanceCount);

        Assert.Null(await running.Client.GetInstanceAsync("a"));
        Assert.Equal("done", (await running.MetadataAsync("a:child")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_uncaught_terminated_child_fails_its_parent_with_a_null_reference()
    {
        await using var running = await Running.OpenAsync(Parent(async c => await c.WaitForExternalEvent<string>("Go")));
        await running.RunAsync();

        await running.Client.TerminateInstanceAsync("a:child", (object)"enough");

        var parent = await running.MetadataAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, parent.RuntimeStatus);
        Assert.Equal("System.NullReferenceException: Object reference not set to an instance of an object.", parent.SerializedOutput);
        Assert.Equal("System.NullReferenceException", parent.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task A_parent_catches_the_end_of_its_terminated_child_as_a_failure_without_details()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Orchestrate("Child", async c => await c.WaitForExternalEvent<string>("Go"))
            .Orchestrate("Main", async c =>
            {
                var caught = await Assert.ThrowsAsync<TaskFailedException>(() =>
                    c.CallSubOrchestratorAsync("Child", new SubOrchestrationOptions(instanceId: $"{c.InstanceId}:child")));
                Assert.Null(caught.FailureDetails);
                return caught.Message;
            }));
        await running.RunAsync();

        await running.Client.TerminateInstanceAsync("a:child", (object)"enough");

        Assert.Equal("Task 'Child' (#0) failed with an unhandled exception.", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_orchestrator_may_call_itself()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", async c =>
            c.GetInput<int>() is var left and > 0 ? 5 + await c.CallSubOrchestratorAsync<int>("Main", left - 1) : 0));

        Assert.Equal(15, (await running.RunAsync(input: 3)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_child_takes_the_id_of_a_running_instance_and_the_log_says_so()
    {
        await using var running = await Running.OpenAsync(Parent(_ => Task.FromResult<object?>("mine"))
            .Orchestrate("Waiter", async c => await c.WaitForExternalEvent<string>("Never")));
        await running.RunAsync("a:child", name: "Waiter");

        Assert.Equal("mine", (await running.RunAsync()).ReadOutputAs<string>());
        Assert.Equal("Child", (await running.MetadataAsync("a:child")).Name);
        Assert.Contains(running.Logs.Lines, line => line.Contains("'a:child' was running and has been replaced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_child_without_a_given_id_gets_one()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Orchestrate("Child", c => Task.FromResult<object?>(c.InstanceId))
            .Orchestrate("Main", async c => await c.CallSubOrchestratorAsync<string>("Child") + await c.CallSubOrchestratorAsync<string>("Child")));

        var ids = (await running.RunAsync()).ReadOutputAs<string>()!;

        Assert.Equal(64, ids.Length);
        Assert.NotEqual(ids[..32], ids[32..]);
    }

    [Fact]
    public async Task A_child_that_is_terminated_before_it_begins_ends_its_parents_wait()
    {
        using var leave = new ManualResetEventSlim();
        var entered = new TaskCompletionSource();
        await using var running = await Running.OpenAsync(
            new TestFunctions()
                .Orchestrate("Child", async c => await c.WaitForExternalEvent<string>("Go"))
                .Orchestrate("Block", _ =>
                {
                    entered.TrySetResult();
                    leave.Wait();
                    return Task.FromResult<object?>(null);
                })
                .Orchestrate("Main", async c =>
                {
                    await c.WaitForExternalEvent<object?>("Begin");
                    return await c.CallSubOrchestratorAsync<object?>("Child", new SubOrchestrationOptions(instanceId: "a:child"));
                }),
            maxOrchestrators: 1);
        await running.RunAsync();
        await running.Client.RaiseEventAsync("a", "Begin");
        await running.StartAsync("block", name: "Block");
        await entered.Task;
        try
        {
            await running.Client.TerminateInstanceAsync("a:child");
        }
        finally
        {
            leave.Set();
        }

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await running.MetadataAsync("a:child")).RuntimeStatus);
        Assert.True((await running.MetadataAsync()).IsCompleted);
    }
}
