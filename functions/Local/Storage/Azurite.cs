using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Mandates.Local.Hosting;

namespace Mandates.Local.Storage;

/// <summary>
/// Azure Storage on loopback for one data folder: a process of its own that outlives a killed host, so that what the host
/// wrote is still there and the next host finds it.
/// </summary>
public sealed class Azurite
{
    /// <summary>In the data folder: where the running one is found.</summary>
    internal const string FileName = "azurite.json";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly AzuriteEndpoint endpoint;
    private readonly string file;

    private Azurite(AzuriteEndpoint endpoint, string file)
    {
        this.endpoint = endpoint;
        this.file = file;
    }

    public int Pid => endpoint.Pid;

    public string ConnectionString => endpoint.ConnectionString;

    /// <summary>
    /// The Azurite of this data folder: the one still running, or a new one on the same data. The program is installed below
    /// the root of the repository on first use, which progress tells the user.
    /// </summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="progress">Is told of each step that takes long.</param>
    /// <param name="inMemory">Keeps nothing on the disk: what was written ends with it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LocalHostException">It cannot be installed or started.</exception>
    public static async Task<Azurite> StartAsync(
        string root, string data, Action<string> progress, bool inMemory = false, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(data);
        var file = Path.Combine(data, FileName);
        using var http = new HttpClient { Timeout = StartTimeout };
        if (JsonFile.Read<AzuriteEndpoint>(file) is { } known && await known.IsAliveAsync(http, cancellationToken))
            return new Azurite(known, file);

        var installation = await AzuriteInstallation.EnsureAsync(root, progress, cancellationToken);
        for (var attempts = 3; attempts > 0; attempts--)
        {
            var started = await SpawnAsync(installation, data, inMemory, cancellationToken);
            // Recorded before it answers: if the host is killed now, its Azurite can still be found.
            JsonFile.Write(file, started);
            if (await AnswersAsync(started, http, cancellationToken))
                return new Azurite(started, file);
        }

        throw new LocalHostException($"The storage emulator did not start on any free port; {LogFile(data)} says why.");
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient { Timeout = StopTimeout };
        if (await endpoint.IsAliveAsync(http, cancellationToken) && endpoint.FindProcess() is { } process)
        {
            // A polite end lets Azurite write what it still holds in memory; .NET itself can only kill.
            await Tool.RunAsync("node", Path.GetDirectoryName(file)!, ["--eval", $"process.kill({Pid})"], cancellationToken);
            await EndAsync(process, cancellationToken);
        }

        File.Delete(file);
    }

    private static async Task EndAsync(Process azurite, CancellationToken cancellationToken)
    {
        using var process = azurite;
        var told = TimeProvider.System.GetTimestamp();
        while (!process.HasExited && !IsFetchedByNobody(process.Id))
        {
            if (TimeProvider.System.GetElapsedTime(told) > StopTimeout)
            {
                process.Kill();
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }

    // In a container the first process may fetch ended orphans late or never; until then they count as running.
    private static bool IsFetchedByNobody(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<AzuriteEndpoint> SpawnAsync(string installation, string data, bool inMemory, CancellationToken cancellationToken)
    {
        string[] place = inMemory ? ["--inMemoryPersistence"] : ["--location", Private.Folder(Path.Combine(data, "azurite"))];
        var (blob, queue, table) = FreePorts();
        string[] arguments =
        [
            "start-azurite.cjs", LogFile(data), "--skipApiVersionCheck", "--disableTelemetry", "--silent", .. place,
            "--blobPort", Text(blob), "--queuePort", Text(queue), "--tablePort", Text(table),
            // Longer than a .NET connection stays in its pool (60 s): a connection closed under a request is retried,
            // and a retried insert looks like that of another writer.
            "--blobKeepAliveTimeout", "90", "--queueKeepAliveTimeout", "90", "--tableKeepAliveTimeout", "90",
        ];
        var (exitCode, output) = await Tool.RunAsync("node", installation, arguments, cancellationToken);
        return exitCode == 0
            ? new AzuriteEndpoint(int.Parse(output, CultureInfo.InvariantCulture), blob, queue, table)
            : throw new LocalHostException($"The storage emulator could not be started: {output.Trim()}");
    }

    private static async Task<bool> AnswersAsync(AzuriteEndpoint endpoint, HttpClient http, CancellationToken cancellationToken)
    {
        using var process = endpoint.FindProcess();
        var started = TimeProvider.System.GetTimestamp();
        while (process is { HasExited: false } && TimeProvider.System.GetElapsedTime(started) < StartTimeout)
        {
            if (await endpoint.IsAliveAsync(http, cancellationToken))
                return true;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        return false;
    }

    private static (int Blob, int Queue, int Table) FreePorts()
    {
        using var blob = Listen();
        using var queue = Listen();
        using var table = Listen();
        return (Port(blob), Port(queue), Port(table));

        static TcpListener Listen()
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return listener;
        }

        static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string LogFile(string data) => Path.Combine(Path.GetFullPath(data), "azurite.log");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
