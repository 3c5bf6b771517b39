using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Mandates.Functions.Web;
using Mandates.Local.Engine;
using Mandates.Local.Rehearsal;

namespace Mandates.Benchmarks;

/// <summary>The whole program <c>rehearse</c>, storage emulator included, and where its time goes.</summary>
internal static class RehearsalBenchmarks
{
    public static IEnumerable<Benchmark> All => [Of(34, "<= 20 s"), Of(193, "<= 90 s")];

    private static Benchmark Of(int states, string goal) => new($"rehearsal with {states} states", async () =>
    {
        var data = Directory.CreateTempSubdirectory("mandates-benchmark-").FullName;
        var report = Path.Combine(data, "report.json");
        try
        {
            using var requests = new RequestTally();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var started = TimeProvider.System.GetTimestamp();
            Rehearse("rehearse", "--exit", "--states", states.ToString(CultureInfo.InvariantCulture), "--data", data, "--report", report);
            var wall = TimeProvider.System.GetElapsedTime(started);
            var worked = Process.GetCurrentProcess().TotalProcessorTime - processor;

            var notices = JsonSerializer.Deserialize<RehearsalReport>(await File.ReadAllBytesAsync(report), ApiJson.Options)!.Notices.Count;
            var storage = requests["storage"];
            return
            [
                new($"rehearsal with {states} states, whole program", $"{wall.TotalSeconds:N1} s", goal),
                new("… storage operations per notice", $"{(double)storage.Count / notices:N1} ({storage.Count:N0} for {notices:N0})", "<= 3"),
                new("… processor time of host and script", $"{worked.TotalSeconds:N1} s"),
                .. requests.Kinds.Select(kind => new Figure($"… spent waiting for {kind}", $"{requests[kind].Time.TotalSeconds:N1} s in {requests[kind].Count:N0} requests, several at once")),
            ];
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    });

    private static void Rehearse(params string[] arguments)
    {
        var screen = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            var exitCode = (int)typeof(DurableEngine).Assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], CultureInfo.InvariantCulture)!;
            if (exitCode != 0)
            {
                throw new InvalidOperationException($"The rehearsal ended with exit code {exitCode}.");
            }
        }
        finally
        {
            Console.SetOut(screen);
        }
    }
}
