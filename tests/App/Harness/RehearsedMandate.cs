using Mandates.App.Tests.Cost;
using Mandates.App.Tests.Telemetry;
using Mandates.App.Tests.Web.OpenApi;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests;

/// <summary>A whole mandate of a few states, rehearsed once, with all that was said meanwhile. One for all tests that only look at it.</summary>
public sealed class RehearsedMandate : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-rehearsed-");
    private DataFolder? data;
    private MandateHost? host;
    private Operations? operations;

    public WorkPlan Plan { get; } = RunningApp.Plan("rehearsed", states: 6);

    public Overheard Said { get; } = new();

    public GivenAnswers Answers { get; } = new();

    public Operations Operations => operations!;

    public MandateHost Host => host!;

    /// <summary>The folder with the secrets of this installation.</summary>
    public string Data => folder.FullName;

    public async ValueTask InitializeAsync()
    {
        data = DataFolder.Open(folder.FullName);
        var script = new Script(Plan, seed: 5);
        var time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), script.Begins.ToDateTimeOffset());
        host = await MandateHost.StartAsync(
            // With a storage of its own, whose calls can be counted.
            new()
            {
                Root = RepositoryRoot.Find(),
                Data = data,
                Time = time,
                RunsByItself = false,
                Settings = new() { ["Mail:SettleAfter"] = "00:00:00", ["SweepSchedule"] = "0 30 5 * * *" },
                Services = services =>
                {
                    Said.ListenTo(services);
                    services.AddSingleton<IStartupFilter>(Answers);
                },
            },
            CancellationToken.None);
        using var callers = new Callers(host);

        // Only now: how often the storage was asked whether it is there yet depends on the machine. Nor is what the tests themselves ask counted.
        operations = new();
        await new RehearsalRun(script, time, host.Engine, host.Host.Timers, callers).ToTheEndAsync(_ => Task.CompletedTask, CancellationToken.None);
        operations.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        Said.Dispose();
        data?.Dispose();
        folder.Delete(recursive: true);
    }
}

[CollectionDefinition(nameof(RehearsedMandate))]
public sealed class OfTheRehearsedMandate : ICollectionFixture<RehearsedMandate>;
