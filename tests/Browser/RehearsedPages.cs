using Mandates.App.Tests;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Browser.Tests;

/// <summary>A whole mandate of a few states, rehearsed once, so that every page has something to show.</summary>
public sealed class RehearsedPages : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-pages-");
    private DataFolder? data;
    private MandateHost? host;

    public WorkPlan Plan { get; } = RunningApp.Plan("ag-dec-66", states: 8);

    public Uri Address => host!.Host.Address;

    public string CodeOf(CallerRoles role) => host!.LinkOf(role).Fragment[1..];

    public async Task<string> CodeOfMissionAsync(string state)
    {
        var current = await host!.Host.Services.GetRequiredService<MandateStore>().GetAsync(Plan.Mandate.Id, CancellationToken.None);
        return host.Host.Services.GetRequiredService<LinkCodes>().Of(Plan.Mandate.Id, Link.Of(new($"{state}.mission"), current.Plan, current.Record));
    }

    public HttpClient Officer() => host!.CreateClient();

    public async ValueTask InitializeAsync()
    {
        data = DataFolder.Open(folder.FullName);
        var script = new Script(Plan, seed: 7);
        var time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), script.Begins.ToDateTimeOffset());
        host = await MandateHost.StartAsync(
            new()
            {
                Root = RepositoryRoot.Find(),
                Data = data,
                Storage = SharedStorage.NewAccount(),
                Time = time,
                RunsByItself = false,
                Settings = new() { ["Mail:SettleAfter"] = "00:00:00", ["SweepSchedule"] = "0 30 5 * * *" },
            },
            CancellationToken.None);
        using var callers = new Callers(host);
        await new RehearsalRun(script, time, host.Engine, host.Host.Timers, callers).ToTheEndAsync(_ => Task.CompletedTask, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        data?.Dispose();
        folder.Delete(recursive: true);
    }
}
