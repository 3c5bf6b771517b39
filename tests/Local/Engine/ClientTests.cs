using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class ClientTests
{
    private static TestFunctions Waiter() => TestFunctions.Echo()
        .Orchestrate("Waiter", async c =>
        {
            c.SetCustomStatus(new { Waits = true });
            return await c.WaitForExternalEvent<string>("Go");
        });

    [Fact]
    public async Task An_id_in_use_cannot_be_started_again()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync(name: "Waiter");

        var running1 = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => running.StartAsync());
        await running.Client.SuspendInstanceAsync("a");
        await running.Engine.IdleAsync();
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => running.StartAsync());

        Assert.Equal("An Orchestration instance with the ID a already exists.", running1.Message);
    }

    [Fact]
    public async Task A_finished_id_can_be_started_again()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync(name: "Waiter");
        await running.Client.TerminateInstanceAsync("a");
        await running.Engine.IdleAsync();

        Assert.Equal("x0", (await running.RunAsync(input: "x")).ReadOutputAs<string>());
        Assert.Equal("y0", (await running.RunAsync(input: "y")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Ids_differ_by_case_and_may_hold_signs_but_not_begin_with_an_at()
    {
        await using var running = await Running.OpenAsync(Waiter());

        foreach (var id in new[] { "A", "a", "ag-dec-66:phase", "a@b", "ü #?\\", new string('x', 300) })
        {
            Assert.Equal($"{id}0", (await running.RunAsync(id, id)).ReadOutputAs<string>());
        }

        await Assert.ThrowsAsync<ArgumentException>(() => running.StartAsync("@a"));
    }

    [Fact]
    public async Task An_unknown_orchestrator_fails_with_its_name()
    {
        await using var running = await Running.OpenAsync(Waiter());

        var failed = await running.RunAsync(name: "Nobody");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal("OrchestratorTaskNotFound", failed.FailureDetails!.ErrorType);
        Assert.Equal("No orchestrator task named 'Nobody' was found.", failed.FailureDetails.ErrorMessage);
        Assert.Equal("OrchestratorTaskNotFound: No orchestrator task named 'Nobody' was found.", failed.SerializedOutput);
    }

    [Fact]
    public async Task An_unknown_instance_is_null()
    {
        await using var running = await Running.OpenAsync(Waiter());

        Assert.Null(await running.Client.GetInstanceAsync("a"));
    }

    [Fact]
    public async Task Inputs_and_outputs_are_given_when_asked_for()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync(input: "x");

        var without = (await running.Client.GetInstanceAsync("a"))!;

        Assert.Equal((null, null), (without.SerializedInput, without.SerializedOutput));
        Assert.Throws<InvalidOperationException>(() => without.ReadOutputAs<string>());
        Assert.Equal("x", (await running.MetadataAsync()).ReadInputAs<string>());
    }

    [Fact]
    public async Task A_terminated_instance_keeps_the_given_output_and_cannot_end_twice()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync(name: "Waiter");

        await running.Client.TerminateInstanceAsync("a", new { Enough = true });
        await running.Engine.IdleAsync();
        var twice = await Assert.ThrowsAsync<RpcException>(() => running.Client.TerminateInstanceAsync("a"));
        var unknown = await Assert.ThrowsAsync<RpcException>(() => running.Client.TerminateInstanceAsync("x"));

        var ended = await running.MetadataAsync();
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, """{"Enough":true}"""), (ended.RuntimeStatus, ended.SerializedOutput));
        Assert.Equal((StatusCode.FailedPrecondition, StatusCode.NotFound), (twice.StatusCode, unknown.StatusCode));
        Assert.Contains("Terminated", twice.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_for_a_suspended_instance_are_kept_until_it_is_resumed()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync(name: "Waiter");

        await running.Client.SuspendInstanceAsync("a", "the chair asked");
        await running.Client.RaiseEventAsync("a", "Go", "went");
        var suspended = await running.MetadataAsync();
        await running.Client.ResumeInstanceAsync("a");

        Assert.Equal((OrchestrationRuntimeStatus.Suspended, "the chair asked"), (suspended.RuntimeStatus, suspended.SerializedOutput));
        Assert.Equal("went", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Resuming_what_runs_changes_nothing_and_a_second_suspension_only_the_reason()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync(name: "Waiter");

        await running.Client.ResumeInstanceAsync("a");
        Assert.True((await running.MetadataAsync()).IsRunning);
        foreach (var reason in new[] { "once", "twice" })
        {
            await running.Client.SuspendInstanceAsync("a", reason);
            var suspended = await running.MetadataAsync();
            Assert.Equal((OrchestrationRuntimeStatus.Suspended, reason), (suspended.RuntimeStatus, suspended.SerializedOutput));
        }

        await running.Client.ResumeInstanceAsync("a");
        var resumed = await running.MetadataAsync();
        Assert.Equal((OrchestrationRuntimeStatus.Running, null), (resumed.RuntimeStatus, resumed.SerializedOutput));
    }

    [Fact]
    public async Task Suspending_or_resuming_what_does_not_run_is_an_unknown_error()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync();

        foreach (var act in new Func<Task>[] { () => running.Client.SuspendInstanceAsync("a"), () => running.Client.ResumeInstanceAsync("x") })
        {
            var e = await Assert.ThrowsAsync<RpcException>(act);
            Assert.Equal((StatusCode.Unknown, "Exception was thrown by handler."), (e.StatusCode, e.Status.Detail));
        }
    }

    [Fact]
    public async Task Only_finished_instances_are_purged()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.RunAsync("running", name: "Waiter");
        await running.RunAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => running.Client.PurgeInstanceAsync("running"));
        Assert.Equal(0, (await running.Client.PurgeInstanceAsync("unknown")).PurgedInstanceCount);
        Assert.Equal(1, (await running.Client.PurgeInstanceAsync("a")).PurgedInstanceCount);
        Assert.Null(await running.Client.GetInstanceAsync("a"));
    }

    [Fact]
    public async Task Custom_status_is_null_until_it_is_set()
    {
        await using var running = await Running.OpenAsync(Waiter());

        Assert.Equal("null", (await running.RunAsync("done")).SerializedCustomStatus);
        Assert.Equal("""{"Waits":true}""", (await running.RunAsync(name: "Waiter")).SerializedCustomStatus);
    }

    [Theory]
    [InlineData(8_190, OrchestrationRuntimeStatus.Completed)]
    [InlineData(8_191, OrchestrationRuntimeStatus.Failed)]
    [InlineData(16_000, OrchestrationRuntimeStatus.Failed)]
    public async Task A_custom_status_over_16_KB_fails_the_orchestration(int length, OrchestrationRuntimeStatus status)
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", c =>
        {
            c.SetCustomStatus(new string('x', length));
            return Task.FromResult<object?>(null);
        }));

        var done = await running.RunAsync();

        Assert.Equal(status, done.RuntimeStatus);
        if (status == OrchestrationRuntimeStatus.Failed)
        {
            Assert.StartsWith("CustomStatus is too large: limit = 16 KB (UTF-16)", done.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
            Assert.Equal("System.ArgumentException", done.FailureDetails.ErrorType);
            Assert.Equal("null", done.SerializedCustomStatus);
        }
    }

    [Fact]
    public async Task Instances_are_listed_by_status_and_prefix_page_by_page()
    {
        await using var running = await Running.OpenAsync(Waiter());
        foreach (var id in new[] { "m:1", "m:2", "m:3", "n:1" })
        {
            await running.RunAsync(id);
            await running.RunAsync($"{id}-waits", name: "Waiter");
        }

        var pages = await running.Client.GetAllInstancesAsync(
            new(Statuses: [OrchestrationRuntimeStatus.Completed], InstanceIdPrefix: "m:", PageSize: 2)).AsPages().ToListAsync();
        var rest = await running.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "n", ContinuationToken: "n:1")).ToListAsync();

        Assert.Equal([["m:1", "m:2"], ["m:3"]], pages.Select(page => page.Values.Select(i => i.InstanceId)));
        Assert.Equal(["n:1-waits"], rest.Select(i => i.InstanceId));
        Assert.Equal("""{"Waits":true}""", rest[0].SerializedCustomStatus);

        var all = running.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "m:"));
        var first = await all.AsPages(pageSizeHint: 2).FirstAsync();
        var others = await all.AsPages(first.ContinuationToken, pageSizeHint: 3).ToListAsync();
        Assert.Equal([3, 1], others.Select(page => page.Values.Count));
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("1.0", null, "1.0")]
    [InlineData("2.0", "1.0", "1.0")]
    [InlineData("1.0", "", "")]
    public async Task The_version_is_the_default_one_unless_the_starter_names_another(string? byDefault, string? named, string expected)
    {
        var version = named is null ? (TaskVersion?)null : new(named);
        await using var running = await Running.OpenAsync(
            new TestFunctions()
                .Orchestrate("Child", c => Task.FromResult<object?>(c.Version))
                .Orchestrate("Main", async c => $"{c.Version}|{await c.CallSubOrchestratorAsync<string>("Child", new SubOrchestrationOptions { Version = version })}"),
            version: byDefault);

        await running.StartAsync(version: version);

        Assert.Equal($"{expected}|{expected}", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_keeps_its_version_and_its_next_child_takes_the_new_default()
    {
        using var folder = new Folder();
        var functions = new TestFunctions().Orchestrate("Child", c => Task.FromResult<object?>(c.Version)).Orchestrate("Main", async c =>
        {
            await c.WaitForExternalEvent<object?>("Go");
            return $"{c.Version} {await c.CallSubOrchestratorAsync<string>("Child")}";
        });
        await using (var old = await Running.OpenAsync(functions, file: folder.File(), version: "1.0"))
        {
            await old.RunAsync();
        }

        await using var deployed = await Running.OpenAsync(functions, file: folder.File(), version: "2.0");
        await deployed.StartAsync("b");
        await deployed.Client.RaiseEventAsync("a", "Go");
        await deployed.Client.RaiseEventAsync("b", "Go");

        Assert.Equal("1.0 2.0", (await deployed.MetadataAsync()).ReadOutputAs<string>());
        Assert.Equal("2.0 2.0", (await deployed.MetadataAsync("b")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_tags_of_a_start_stand_in_the_metadata_of_the_instance_and_of_lists()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.Client.ScheduleNewOrchestrationInstanceAsync(
            "Waiter", null, new StartOrchestrationOptions("a") { Tags = new Dictionary<string, string> { ["body"] = "A/C.1" } });

        var tagged = await running.MetadataAsync();
        var listed = Assert.Single(await running.Client.GetAllInstancesAsync().ToListAsync());

        Assert.Equal("A/C.1", Assert.Single(tagged.Tags, tag => tag.Key == "body").Value);
        Assert.Equal(tagged.Tags, listed.Tags);
        Assert.Empty((await running.RunAsync("untagged")).Tags);
    }

    [Fact]
    public async Task What_is_of_a_newer_version_than_the_app_waits_for_one_that_knows_it()
    {
        using var folder = new Folder();
        await using (var old = await Running.OpenAsync(Waiter(), file: folder.File(), version: "1.0"))
        {
            await old.StartAsync(name: "Waiter", version: new("2.0"));
            Assert.Equal(OrchestrationRuntimeStatus.Pending, (await old.MetadataAsync()).RuntimeStatus);
            await old.Client.RaiseEventAsync("a", "Go", "went");
            Assert.Equal(OrchestrationRuntimeStatus.Pending, (await old.MetadataAsync()).RuntimeStatus);
            Assert.Contains(old.Logs.Lines, line => line.Contains("'a' is not run until the next start", StringComparison.Ordinal));
        }

        await using var deployed = await Running.OpenAsync(Waiter(), file: folder.File(), version: "2.0");

        Assert.Equal("went", (await deployed.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task One_can_wait_for_the_start_and_the_end_of_an_instance()
    {
        await using var running = await Running.OpenAsync(Waiter());
        await running.StartAsync(name: "Waiter");

        Assert.True((await running.Client.WaitForInstanceStartAsync("a")).IsRunning);
        var ended = running.Client.WaitForInstanceCompletionAsync("a", getInputsAndOutputs: true);
        await running.Client.RaiseEventAsync("a", "Go", "went");

        Assert.Equal("went", (await ended).ReadOutputAs<string>());
    }
}
