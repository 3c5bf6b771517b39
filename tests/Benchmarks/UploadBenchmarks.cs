using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.App.Tests;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Benchmarks;

/// <summary>
/// Files sent to the app, large ones in parts from announcement to completion, against the raw storage client that stages and commits
/// the same parts to the same storage in the same run; and how much more memory this process, which is host and sender,
/// takes meanwhile.
/// </summary>
internal static class UploadBenchmarks
{
    private const int Mebibyte = 1024 * 1024;
    private const int PartBytes = 4 * Mebibyte;
    private const int Rounds = 3;

    // As the app asks for it: the storage compares what it got with what was sent. Left to itself, the client has that done
    // in a way that the emulator is slow at; so both are measured.
    private static readonly BlockBlobStageBlockOptions Compared = new() { TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 } };

    public static IEnumerable<Benchmark> All => [new("uploads", MeasureAsync)];

    private static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mandates-uploads-");
        using var data = DataFolder.Open(folder.FullName);
        try
        {
            await using var host = await StartAsync(folder, data);
            var figures = new List<Figure>();
            var seed = 0;
            await CompareAsync(host, 1, 1, seed++);
            foreach (var (size, atOnce) in new[] { (1, 1), (1, 8), (10, 1), (10, 8), (90, 1), (90, 8) })
            {
                var rounds = new List<(double Raw, double Compared, double App, long Memory)>();
                for (var round = 0; round < Rounds; round++)
                {
                    rounds.Add(await CompareAsync(host, size, atOnce, seed++));
                }

                var (raw, compared, app) = (Median(rounds.Select(r => r.Raw)), Median(rounds.Select(r => r.Compared)), Median(rounds.Select(r => r.App)));
                figures.Add(new(
                    $"{size} MiB, {atOnce} at once",
                    $"{app:N0} MiB/s; raw client {raw:N0}: {app / raw:N2}; raw client with MD5 as the app {compared:N0}: {app / compared:N2}", ">= 0.8"));
                figures.Add(new("… memory above what was taken before", $"{rounds.Max(r => r.Memory) / (double)Mebibyte:N0} MiB", atOnce == 1 ? "<= 16 MiB" : "<= 64 MiB"));
            }

            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Raw, double Compared, double App, long Memory)> CompareAsync(MandateHost host, int size, int atOnce, int seed)
    {
        var files = Enumerable.Range(0, atOnce).Select(i => Document(size * Mebibyte, (seed * 100) + i)).ToArray();
        var container = host.Host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(StorageNames.Replies);
        var hashes = files.Select(file => Convert.ToHexStringLower(SHA256.HashData(file))).ToArray();
        var senders = await Task.WhenAll(files.Select((_, i) => EnterAsync(host, i)));

        var raw = await TimedAsync(() => Task.WhenAll(files.Select((file, i) => SendRawAsync(container.GetBlockBlobClient($"raw/{seed}/{i}"), file, new()))));
        var compared = await TimedAsync(() => Task.WhenAll(files.Select((file, i) => SendRawAsync(container.GetBlockBlobClient($"compared/{seed}/{i}"), file, Compared))));
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var memory = new PeakMemory();
        var app = await TimedAsync(() => Task.WhenAll(files.Select((file, i) => SendAsync(senders[i].Http, senders[i].Address, file, hashes[i]))));
        var total = (double)size * atOnce;
        return (total / raw.TotalSeconds, total / compared.TotalSeconds, total / app.TotalSeconds, memory.Taken);
    }

    private static async Task SendRawAsync(BlockBlobClient blob, byte[] file, BlockBlobStageBlockOptions options)
    {
        var ids = new List<string>();
        for (var at = 0; at < file.Length; at += PartBytes)
        {
            ids.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ids.Count:D6}")));
            await blob.StageBlockAsync(ids[^1], new MemoryStream(file, at, Math.Min(PartBytes, file.Length - at)), options);
        }

        await blob.CommitBlockListAsync(ids);
    }

    // A small file goes in one request.
    private static async Task SendAsync(HttpClient http, string state, byte[] file, string sha256)
    {
        if (file.Length <= new ReplyOptions().MaxBytes)
        {
            using var content = new ByteArrayContent(file);
            content.Headers.ContentType = new("application/pdf");
            content.Headers.ContentDisposition = new("attachment") { FileName = $"{sha256[..8]}.pdf" };
            using var kept = await http.PutAsync($"{state}/working-copy/files", content);
            kept.EnsureSuccessStatusCode();
            return;
        }

        using var begun = await http.PostAsJsonAsync($"{state}/uploads", new { name = $"{sha256[..8]}.pdf", mediaType = "application/pdf", length = file.Length, sha256 });
        begun.EnsureSuccessStatusCode();
        var upload = $"{state}/uploads/{(await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}";
        for (var at = 0; at < file.Length; at += PartBytes)
        {
            using var part = await http.PutAsync($"{upload}/parts/{(at / PartBytes) + 1}", new ByteArrayContent(file, at, Math.Min(PartBytes, file.Length - at)));
            part.EnsureSuccessStatusCode();
        }

        using var completed = await http.PostAsJsonAsync($"{upload}/completion", new { });
        completed.EnsureSuccessStatusCode();
    }

    private static async Task<(HttpClient Http, string Address)> EnterAsync(MandateHost host, int index)
    {
        var current = await host.Host.Services.GetRequiredService<MandateStore>().GetAsync(new("uploads"), CancellationToken.None);
        var state = current.Plan.States[index].Id;
        var code = host.Host.Services.GetRequiredService<LinkCodes>().Of(new("uploads"), Domain.Participants.Link.Of(new($"{state}.mission"), current.Plan, current.Record));
        var http = new HttpClient { BaseAddress = host.Host.Address };
        using var entered = await http.PostAsJsonAsync("/api/session", new CodeGiven(code), ApiJson.Options);
        entered.EnsureSuccessStatusCode();
        return (http, $"/api/mandates/uploads/states/{state}");
    }

    // A plan whose questionnaire goes out at once.
    private static async Task<MandateHost> StartAsync(DirectoryInfo folder, DataFolder data)
    {
        var sample = WorkPlanReader.Read(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json"))).WithStates(8);
        var plan = sample with
        {
            Mandate = sample.Mandate with { Id = new("uploads") },
            Activities = [.. sample.Activities.Where(a => a.Kind is not Domain.WorkPlans.ActivityKind.FormalMeeting || a.Date > new NodaTime.LocalDate(2012, 2, 1))],
        };
        var host = await MandateHost.StartAsync(
            new()
            {
                Root = RepositoryRoot.Find(),
                Data = data,
                Time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), new(2012, 1, 20, 12, 0, 0, TimeSpan.Zero)),
                RunsByItself = false,
                Settings = new() { ["SweepSchedule"] = "0 30 5 * * *", ["Replies:MaxBytesPerState"] = $"{10L * 1024 * Mebibyte}", ["Access:BytesPerStateAndDay"] = $"{100L * 1024 * Mebibyte}", ["Replies:MaxFiles"] = "50" },
            },
            CancellationToken.None);
        using var secretariat = host.CreateClient();
        using var started = await secretariat.PostAsync("/api/mandates", new ByteArrayContent(WorkPlanJson.Write(plan)));
        started.EnsureSuccessStatusCode();
        await host.Engine.IdleAsync();
        return host;
    }

    private static byte[] Document(int bytes, int seed)
    {
        var small = SmallPdf.Of($"{seed}");
        var file = new byte[bytes];
        new Random(seed).NextBytes(file.AsSpan(10, bytes - small.Length - 1));
        file.AsSpan().Replace((byte)'P', (byte)'p');
        small.AsSpan(0, 9).CopyTo(file);
        file[9] = (byte)'%';
        file[bytes - small.Length + 8] = (byte)'\n';
        small.AsSpan(9).CopyTo(file.AsSpan(bytes - small.Length + 9));
        return file;
    }

    private static async Task<TimeSpan> TimedAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    /// <summary>The most memory that this process had above what it had at first.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer timer;
        private readonly long before = Environment.WorkingSet;
        private long peak;

        public PeakMemory() => timer = new(_ => peak = Math.Max(peak, Environment.WorkingSet), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));

        public long Taken => Math.Max(peak, Environment.WorkingSet) - before;

        public void Dispose() => timer.Dispose();
    }
}
