using Mandates.Functions.Web;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Spectre.Console;

namespace Mandates.Local.Commands;

internal sealed record RehearseOptions
{
    public required string Root { get; init; }
    public string? Plan { get; init; }
    public int? States { get; init; }
    public int Seed { get; init; }
    public string? Report { get; init; }

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; }

    public bool Exit { get; init; }
    public bool Resume { get; init; }
    public string? Data { get; init; }

    /// <summary>The day at whose beginning the clock stops.</summary>
    public LocalDate? Until { get; init; }
}

/// <summary>One rehearsal from the command line: the plan is read and checked before anything is started.</summary>
internal static class Rehearse
{
    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    public static async Task<int> RunAsync(RehearseOptions options, CancellationToken cancellationToken)
    {
        EnsureWritable(options.Report);
        var rehearsals = options.Data ?? Path.Combine(options.Root, ".local", "rehearsals");
        var folder = options.Resume ? RehearsalFolder.LastInterrupted(rehearsals) : RehearsalFolder.New(rehearsals, PlanOf(options), options.Seed);
        using var held = DataFolder.Open(folder.Path);
        var script = new Script(folder.Plan, folder.Seed);
        var time = VirtualTime.Open(folder.ClockFile, script.Begins.ToDateTimeOffset());
        var started = TimeProvider.System.GetTimestamp();
        var clock = new RehearsalClock(time, folder.Plan.TimeZone)
        {
            Held = at => AnsiConsole.WriteLine($"The clock stands at {at.InZone(folder.Plan.TimeZone).ToString("ddd d MMM uuuu, HH:mm", CultureInfo.InvariantCulture)}; its page lets it go on."),
        };
        await using var mandates = await MandateHost.StartAsync(HostOptions(options, held, time) with { Routes = routes => ClockPage.Map(routes, clock, ZoneName.Of(folder.Plan, Language.English, sentence => sentence.ToString())) }, cancellationToken);
        using var client = mandates.CreateClient();
        var api = new PublicApi(client);
        using var callers = new Callers(mandates);
        var run = new RehearsalRun(script, time, mandates.Engine, mandates.Host.Timers, callers, clock);

        if (options.Until is { } until)
        {
            clock.Run(until.AtStartOfDayInZone(folder.Plan.TimeZone).ToInstant());
            Console.WriteLine($"The clock will stop at the beginning of {until:uuuu-MM-dd}; its page lets it go on.");
        }

        if (!options.Exit || options.Until is not null)
        {
            Console.WriteLine(Entrances.Of(mandates, "_local/clock"));
        }

        await ProgressDisplay.ShowAsync(folder.Plan, (moved, cancel) => run.ToTheEndAsync(moved, cancel), api, cancellationToken);
        var wall = TimeProvider.System.GetElapsedTime(started);
        var report = await RehearsalReport.ReadAsync(api, folder.Plan, script.Begins, run.Now, wall, cancellationToken);
        var checks = await Checks.RunAsync(api, report, mandates.Host.Mail.Mails.Select(m => m.Notice ?? m.Id), cancellationToken);
        folder.Finish();
        if (options.Report is { } file)
        {
            await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(report, Readable), cancellationToken);
        }

        Summary.Print(folder.Plan, report, checks, options.Exit ? null : Entrances.Of(mandates), folder.Path);
        if (!options.Exit)
        {
            Console.WriteLine("The pages stay up. Stop with Ctrl+C.");
            await mandates.Host.WaitForShutdownAsync(cancellationToken);
        }

        return checks.All(c => c.Broken.Count == 0) ? 0 : 1;
    }

    private static WorkPlan PlanOf(RehearseOptions options)
    {
        var file = options.Plan ?? Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json");
        var plan = PlanFile.Read(file);
        if (options.States is { } count)
        {
            plan = plan.WithStates(count);
        }

        PlanFile.ThrowIfItCannotRun(file, PlanCheck.Check(plan));
        return plan;
    }

    private static MandateHostOptions HostOptions(RehearseOptions options, DataFolder held, VirtualTime time) => new()
    {
        Root = options.Root,
        Data = held,
        Port = options.Port,
        Time = time,
        RunsByItself = false,
        Settings = new()
        {
            // A notice that is reserved was reserved by this rehearsal before it was killed: no other sender is to be waited for.
            ["Mail:SettleAfter"] = "00:00:00",
            ["SweepSchedule"] = "0 30 5 * * *",
        },
        Progress = Console.Error.WriteLine,
    };

    // Before the run, which would otherwise be over when its report cannot be written.
    private static void EnsureWritable(string? report)
    {
        if (report is null)
        {
            return;
        }

        try
        {
            var isNew = !File.Exists(report);
            File.Open(report, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
            {
                File.Delete(report);
            }
        }
        catch (Exception impossible) when (impossible is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"The report cannot be written ({impossible.Message.TrimEnd('.')}); name a file in a folder that is there, with --report.", impossible);
        }
    }
}
