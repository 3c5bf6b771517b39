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
        await using var running = new Running(Parent(c =>
            Task.FromResult<object?>($"{c.InstanceId} of {c.Parent!.Name} {c.Parent.InstanceId}: {c.GetInput<string>()}")));

        var done = await running.RunAsync();

        Assert.Equal("a:child of Main a: input", done.ReadOutputAs<string>());
        Assert.Equal("Child", (await running.Client.GetInstanceAsync("a:child"))!.Name);
    }

    [Fact]
    public async Task A_childs_failure_reaches_the_parent_with_its_type()
    {
        TaskFailedException? caught = null;
        var functions = Parent(_ => throw new InvalidOperationException("sub boom"));
        functions.Orchestrate("Main", async c =>
        {
            caught = await Assert.ThrowsAsync<TaskFailedException>(() => c.CallSubOrchestratorAsync("Child"));
            return null;
        });
        await using var running = new Running(functions);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await running.RunAsync()).RuntimeStatus);
        Assert.Equal("Task 'Child' (#0) failed with an unhandled exception: sub boom", caught!.Message);
        Assert.Equal("System.InvalidOperationException", caught.FailureDetails.ErrorType);
        Assert.True(caught.FailureDetails.IsCausedBy<InvalidOperationException>());
    }

    [Fact]
    public async Task An_unknown_child_fails_and_so_does_its_caller()
    {
        await using var running = new Running(new TestFunctions()
            .Orchestrate("Main", c => c.CallSubOrchestratorAsync<object?>("Nobody", new SubOrchestrationOptions(instanceId: "n"))));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await running.RunAsync()).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await running.LookAsync("n")).RuntimeStatus);
    }

    [Fact]
    public async Task Termination_does_not_reach_the_child()
    {
        await using var running = new Running(Parent(async c => await c.WaitForExternalEvent<string>("Go")));
        await running.RunAsync();

        await running.Client.TerminateInstanceAsync("a", new TerminateInstanceOptions(Recursive: true));
        Assert.True((await running.LookAsync("a:child")).IsRunning);
        await running.Client.RaiseEventAsync("a:child", "Go", "gone");

        Assert.Equal("gone", (await running.LookAsync("a:child")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await running.LookAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task A_terminated_child_fails_its_parents_call()
    {
        await using var running = new Running(Parent(async c => await c.WaitForExternalEvent<string>("Go")));
        await running.RunAsync();

        await running.Client.TerminateInstanceAsync("a:child", (object)"enough");

        Assert.Contains("enough", (await running.LookAsync()).ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_takes_the_id_of_a_running_instance_and_the_log_says_so()
    {
        await using var running = new Running(Parent(_ => Task.FromResult<object?>("mine"))
            .Orchestrate("Waiter", async c => await c.WaitForExternalEvent<string>("Never")));
        await running.RunAsync("a:child", name: "Waiter");

        Assert.Equal("mine", (await running.RunAsync()).ReadOutputAs<string>());
        Assert.Equal("Child", (await running.LookAsync("a:child")).Name);
        Assert.Contains(running.Logs.Lines, line => line.Contains("'a:child' was running and has been replaced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_child_without_a_given_id_gets_one()
    {
        await using var running = new Running(new TestFunctions()
            .Orchestrate("Child", c => Task.FromResult<object?>(c.InstanceId))
            .Orchestrate("Main", async c => await c.CallSubOrchestratorAsync<string>("Child") + await c.CallSubOrchestratorAsync<string>("Child")));

        var ids = (await running.RunAsync()).ReadOutputAs<string>()!;

        Assert.Equal(64, ids.Length);
        Assert.NotEqual(ids[..32], ids[32..]);
    }
}
