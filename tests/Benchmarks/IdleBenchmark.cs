using System.Diagnostics;
using Mandates.Local;
using Mandates.Local.Hosting;

namespace Mandates.Benchmarks;

/// <summary>What a host costs that has a mandate and nothing to do.</summary>
internal static class IdleBenchmark
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public static Benchmark Of { get; } = new("an idle host", async () =>
    {
        var folder = Directory.CreateTempSubdirectory("mandates-benchmark-");
        try
        {
            using var data = DataFolder.Open(folder.FullName);
            await using var host = await MandateHost.StartAsync(new() { Root = RepositoryRoot.Find(), Data = data }, CancellationToken.None);
            using var http = host.CreateClient();
            using var plan = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")));
            (await http.PostAsync(new Uri("/api/mandates", UriKind.Relative), plan)).EnsureSuccessStatusCode();
            await host.Engine.IdleAsync();

            // What the start left to compile is compiled in the first seconds after it, once.
            var first = await WorkedAsync();
            var later = await WorkedAsync();
            return
            [
                new($"an idle host with a mandate, the first {Watched.TotalSeconds:N0} s after its start", $"{first:P2} of a core", ""),
                new($"an idle host with a mandate, the {Watched.TotalSeconds:N0} s after those", $"{later:P2} of a core", "< 0.5 %"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    private static async Task<double> WorkedAsync()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await Task.Delay(Watched, TimeProvider.System);
        process.Refresh();
        return (process.TotalProcessorTime - before) / Watched;
    }
}
