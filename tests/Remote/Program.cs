using System.Globalization;
using Mandates.Domain.WorkPlans;
using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Mandates.Remote;
using Microsoft.Extensions.Configuration;
using NodaTime;

// Runs a whole mandate on an installation with an accelerated clock, over HTTP alone, and compares the outcome with
// that of the local rehearsal of the same plan and seed.
//
//     dotnet run --project tests/Remote -- http://localhost:7071 [STATES] [SEED]
//
// Settings as the installation has them: Clock__Origin, Clock__Anchor, Clock__Rate, Access__DevelopmentToken and
// Access__LinkKey, in the environment.

var (states, seed) = (5, 5);
if (args.Length is < 1 or > 3 || !Uri.TryCreate(args[0], UriKind.Absolute, out var address)
    || (args.Length > 1 && (!int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out states) || states is < 1 or > WorkPlanScaling.MostStates))
    || (args.Length > 2 && !int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
{
    await Console.Error.WriteLineAsync("Name the address of the installation, such as http://localhost:7071, and if you like the number of states, 1 to 193, and the seed, a number.");
    return 2;
}

var mostLag = Duration.FromHours(1);
var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
var plan = PlanFile.Read(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")).WithStates(states);

try
{
    using var cancellation = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        cancellation.Cancel();
    };
    var expected = await LocalRun.ReportAsync(plan, seed, cancellation.Token);
    using var there = new RemoteRun(address, settings, plan, seed);
    var actual = await there.ReportAsync(cancellation.Token);

    var differences = Outcome.Differences(Outcome.Of(expected), Outcome.Of(actual));
    Console.WriteLine(differences.Count == 0
        ? $"The outcome is that of the local run: {actual.Notices.Count} notices, {actual.Replies.Count} replies, {actual.Decisions.Count} decisions, and the package verifies."
        : string.Join('\n', differences.Prepend("The outcome is not that of the local run (- there, + here):")));
    if (there.Lag > mostLag)
    {
        Console.WriteLine($"{there.LateActs} acts of the script came more than an hour after the mandate's clock, the worst {there.Lag.TotalHours:N1} hours; differences may come from that alone. A lower Clock__Rate gives it the time it needs.");
    }

    return differences.Count == 0 ? 0 : 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("The run was ended, or the installation has not answered for ten minutes.");
    return 1;
}
catch (Exception cannot) when (cannot is LocalHostException or DurableStoreException or RehearsalException or WorkPlanInvalidException)
{
    await Console.Error.WriteLineAsync(cannot.Message);
    return 1;
}
catch (HttpRequestException cannot)
{
    await Console.Error.WriteLineAsync($"{address} does not answer as the app does, and has not for five minutes: {cannot.Message}");
    return 1;
}
#pragma warning disable CA1031 // Whoever runs it unattended is told in a sentence, whatever it is.
catch (Exception fault)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync($"The run failed unexpectedly; are the settings those of the installation? {fault.GetType().Name}: {fault.Message}");
    return 1;
}
