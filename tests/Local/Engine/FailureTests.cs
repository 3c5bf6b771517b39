using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

/// <summary>How failures of activities and sub-orchestrations reach those who wait for them.</summary>
public class FailureTests
{
    private static async Task<TaskFailedException> CatchAsync(TestFunctions functions, Func<TaskOrchestrationContext, Task> call)
    {
        TaskFailedException? caught = null;
        functions.Orchestrate("Main", async c =>
        {
            caught = await Assert.ThrowsAsync<TaskFailedException>(() => call(c));
            return null;
        });
        await using var running = await Running.OpenAsync(functions);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await running.RunAsync()).RuntimeStatus);
        return caught!;
    }

    [Fact]
    public async Task A_failed_activity_throws_with_its_name_number_type_message_and_cause()
    {
        var caught = await CatchAsync(
            new TestFunctions().Act("FailAct", _ => throw new InvalidOperationException("act boom", new ArgumentException("deep"))),
            c => c.CallActivityAsync("FailAct"));

        Assert.Equal("Task 'FailAct' (#0) failed with an unhandled exception: act boom", caught.Message);
        Assert.Equal(("FailAct", 0), (caught.TaskName, caught.TaskId));
        Assert.Equal(("System.InvalidOperationException", "act boom"), (caught.FailureDetails.ErrorType, caught.FailureDetails.ErrorMessage));
        Assert.True(caught.FailureDetails.IsCausedBy<InvalidOperationException>());
        Assert.True(caught.FailureDetails.IsCausedBy<SystemException>());
        Assert.False(caught.FailureDetails.IsCausedBy<ArgumentException>());
        Assert.Equal("deep", caught.FailureDetails.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task An_unknown_activity_fails_with_its_name_and_is_not_tried_again()
    {
        var caught = await CatchAsync(
            new TestFunctions(), c => c.CallActivityAsync("Nobody", TaskOptions.FromRetryPolicy(new(5, TimeSpan.FromDays(1)))));

        Assert.Equal("Task 'Nobody' (#0) failed with an unhandled exception: No activity task named 'Nobody' was found.", caught.Message);
        Assert.Equal("ActivityTaskNotFound", caught.FailureDetails.ErrorType);
    }

    [Fact]
    public async Task A_childs_failure_reaches_the_parent_with_its_type()
    {
        var caught = await CatchAsync(
            new TestFunctions().Orchestrate("Child", _ => throw new InvalidOperationException("sub boom")),
            c => c.CallSubOrchestratorAsync("Child"));

        Assert.Equal("Task 'Child' (#0) failed with an unhandled exception: sub boom", caught.Message);
        Assert.Equal("System.InvalidOperationException", caught.FailureDetails.ErrorType);
        Assert.True(caught.FailureDetails.IsCausedBy<InvalidOperationException>());
    }

    [Fact]
    public async Task A_failure_that_passes_through_a_child_keeps_its_causes()
    {
        var caught = await CatchAsync(
            new TestFunctions()
                .Act("FailAct", _ => throw new InvalidOperationException("act boom", new ArgumentException("deep")))
                .Orchestrate("Child", c => c.CallActivityAsync<object?>("FailAct")),
            c => c.CallSubOrchestratorAsync("Child"));

        Assert.True(caught.FailureDetails.IsCausedBy<TaskFailedException>());
        Assert.True(caught.FailureDetails.InnerFailure!.IsCausedBy<InvalidOperationException>());
        Assert.Equal("deep", caught.FailureDetails.InnerFailure.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task An_exception_fails_the_instance_with_its_type_and_message()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", _ => throw new InvalidOperationException("boom")));

        var failed = await running.RunAsync();

        Assert.Equal((OrchestrationRuntimeStatus.Failed, "System.InvalidOperationException: boom"), (failed.RuntimeStatus, failed.SerializedOutput));
        Assert.Equal(("System.InvalidOperationException", "boom"), (failed.FailureDetails!.ErrorType, failed.FailureDetails.ErrorMessage));
    }

    [Fact]
    public async Task An_unknown_child_fails_and_so_does_its_caller()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Orchestrate("Main", c => c.CallSubOrchestratorAsync<object?>("Nobody", new SubOrchestrationOptions(instanceId: "n"))));

        var (caller, child) = (await running.RunAsync(), await running.MetadataAsync("n"));

        Assert.Equal((OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Failed), (caller.RuntimeStatus, child.RuntimeStatus));
        Assert.Equal("OrchestratorTaskNotFound", child.FailureDetails!.ErrorType);
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", caller.FailureDetails!.ErrorType);
        Assert.Equal("Task 'Nobody' (#0) failed with an unhandled exception: No orchestrator task named 'Nobody' was found.", caller.FailureDetails.ErrorMessage);
    }
}
