using System.Diagnostics.CodeAnalysis;
using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Mandates.Local.Tests.Engine;

public class EndTests
{
    [Fact]
    public async Task Whoever_waits_for_a_broken_engine_is_told()
    {
        using var folder = new Folder();
        var logs = new Logs();
        await using var engine = DurableEngine.Open(new() { File = folder.File() }, new Broken(), NoServices.Instance, new ManualTime(), logs);
        await engine.StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main");

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.IdleAsync());
        Assert.Contains(logs.Lines, line => line.Contains("nothing more is run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_engine_may_be_disposed_twice_and_takes_no_work_after()
    {
        await using var running = await Running.OpenAsync(TestFunctions.Echo());

        await running.Engine.DisposeAsync();
        await running.Engine.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => running.StartAsync());
    }

    [Fact]
    public async Task A_wait_for_idle_ends_when_the_engine_does()
    {
        using var folder = new Folder();
        var engine = DurableEngine.Open(new() { File = folder.File() }, TestFunctions.Echo(), NoServices.Instance, new ManualTime(), new Logs());
        await engine.StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x");
        var idle = engine.IdleAsync();

        await engine.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
    }

    private sealed class Broken : IDurableTaskFactory
    {
        public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
            throw new InvalidOperationException();

        public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity) =>
            throw new InvalidOperationException();
    }

    [Fact]
    public async Task A_broken_commit_breaks_the_engine_and_the_next_start_goes_on()
    {
        using var folder = new Folder();
        var commits = 0;
        var engine = DurableEngine.Open(
            new()
            {
                File = folder.File(),
                Commit = commit =>
                {
                    // The start, the first step and then the activity's result.
                    if (++commits == 3)
                    {
                        throw new IOException("full");
                    }

                    commit();
                },
            },
            TestFunctions.Echo(5), NoServices.Instance, new ManualTime(), new Logs());
        await engine.StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x", new StartOrchestrationOptions("a"));
        await Assert.ThrowsAsync<IOException>(() => engine.IdleAsync());
        await engine.DisposeAsync();

        await using var again = await Running.OpenAsync(TestFunctions.Echo(5), file: folder.File());
        Assert.Equal("x0 x1 x2 x3 x4", (await again.MetadataAsync()).ReadOutputAs<string>());
    }
}
