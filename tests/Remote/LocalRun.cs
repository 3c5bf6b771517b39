using Mandates.Domain.WorkPlans;
using Mandates.Functions.Web.Access;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;

namespace Mandates.Remote;

/// <summary>The rehearsal that an installation is held against.</summary>
internal static class LocalRun
{
    public static async Task<RehearsalReport> ReportAsync(WorkPlan plan, int seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("mandates-remote-");
        try
        {
            using var data = DataFolder.Open(folder.FullName);
            var script = new Script(plan, seed);
            var time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), script.Begins.ToDateTimeOffset());
            await using var host = await MandateHost.StartAsync(
                new()
                {
                    Root = RepositoryRoot.Find(),
                    Data = data,
                    Time = time,
                    RunsByItself = false,
                    Settings = new()
                    {
                        ["Mail:SettleAfter"] = "00:00:00",
                        ["SweepSchedule"] = "0 30 5 * * *",
                        // The environment holds the clock of the other installation; here time is virtual.
                        ["Clock:Origin"] = null,
                        ["Clock:Anchor"] = null,
                        ["Clock:Rate"] = "1",
                    },
                },
                cancellationToken);
            using var callers = new Callers(host);
            var run = new RehearsalRun(script, time, host.Engine, host.Host.Timers, callers);
            await run.ToTheEndAsync(_ => Task.CompletedTask, cancellationToken);
            using var http = host.CreateClient(CallerRoles.Secretariat);
            return await RehearsalReport.ReadAsync(new PublicApi(http), plan, script.Begins, run.Now, TimeSpan.Zero, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
