using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

/// <summary>An engine that runs on a file of its own.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Folder? folder;

    private Running(DurableEngine engine, ManualTime time, Logs logs, Folder? folder)
    {
        (Engine, Time, Logs) = (engine, time, logs);
        this.folder = folder;
    }

    public ManualTime Time { get; }

    public Logs Logs { get; }

    public DurableEngine Engine { get; }

    public DurableTaskClient Client => Engine.Client;

    public static async Task<Running> OpenAsync(TestFunctions functions, TimeProvider? time = null, string? file = null, string? version = null, int maxOrchestrators = 10)
    {
        var folder = file is null ? new Folder() : null;
        var (clock, logs) = (time as ManualTime ?? new(), new Logs());
        var engine = DurableEngine.Open(
            new() { File = file ?? folder!.File(), DefaultVersion = version, MaxOrchestrators = maxOrchestrators }, functions, NoServices.Instance, time ?? clock, logs);
        (functions.Stopping, functions.Logs) = (engine.Stopping, logs);
        await engine.StartAsync();
        return new(engine, clock, logs, folder);
    }

    public Task StartAsync(string id = "a", object? input = null, string name = "Main", TaskVersion? version = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id) { Version = version });

    /// <summary>Starts 'Main', lets everything happen that can, and looks.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string id = "a", object? input = null, string name = "Main")
    {
        await StartAsync(id, input, name);
        return await MetadataAsync(id);
    }

    public async Task<OrchestrationMetadata> MetadataAsync(string id = "a")
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

/// <summary>The functions of a test need nothing.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
