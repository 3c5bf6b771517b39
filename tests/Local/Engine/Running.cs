using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

/// <summary>An engine that runs on a file of its own.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Folder? folder;

    public Running(TestFunctions functions, TimeProvider? time = null, string? file = null, string? version = null, int maxOrchestrators = 10)
    {
        folder = file is null ? new() : null;
        Time = time as ManualTime ?? new();
        Engine = DurableEngine.Open(
            new() { File = file ?? folder!.File(), DefaultVersion = version, MaxOrchestrators = maxOrchestrators }, functions, time ?? Time, Logs);
        Engine.Start();
    }

    public ManualTime Time { get; }

    public Logs Logs { get; } = new();

    public DurableEngine Engine { get; }

    public DurableTaskClient Client => Engine.Client;

    public Task StartAsync(string id = "a", object? input = null, string name = "Main", TaskVersion? version = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id) { Version = version });

    /// <summary>Starts 'Main', lets everything happen that can, and looks.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string id = "a", object? input = null, string name = "Main")
    {
        await StartAsync(id, input, name);
        return await LookAsync(id);
    }

    public async Task<OrchestrationMetadata> LookAsync(string id = "a")
    {
        await Engine.IdleAsync();
        return (await Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Now += by;
        Engine.Wake();
        await Engine.IdleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        folder?.Dispose();
    }
}
