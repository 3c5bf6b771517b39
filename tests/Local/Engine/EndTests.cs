using Mandates.Local.Engine;
using Microsoft.DurableTask;

namespace Mandates.Local.Tests.Engine;

public class EndTests
{
    [Fact]
    public async Task Whoever_waits_for_a_broken_engine_is_told()
    {
        using var folder = new Folder();
        var logs = new Logs();
        await using var engine = DurableEngine.Open(new() { File = folder.File() }, new Broken(), new ManualTime(), logs);
        engine.Start();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main");

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.IdleAsync());
        Assert.Contains(logs.Lines, line => line.Contains("nothing more is run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_engine_may_be_disposed_twice_and_takes_no_work_after()
    {
        await using var running = new Running(TestFunctions.Echo());

        await running.Engine.DisposeAsync();
        await running.Engine.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => running.StartAsync());
    }

    [Fact]
    public async Task A_wait_for_idle_ends_when_the_engine_does()
    {
        using var folder = new Folder();
        var engine = DurableEngine.Open(new() { File = folder.File() }, TestFunctions.Echo(), new ManualTime(), new Logs());
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x");
        var idle = engine.IdleAsync();

        await engine.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
    }

    private sealed class Broken : IDurableFunctions
    {
        public IReadOnlyCollection<string> Orchestrators => [];

        public Func<TaskOrchestrationContext, Task<object?>> Orchestrator(string name) => throw new InvalidOperationException();

        public Func<ActivityCall, Task<object?>>? Activity(string name) => null;
    }
}
