using System.Diagnostics;

namespace Mandates.Local.Storage;

/// <summary>A running Azurite, as azurite.json of the data folder remembers it.</summary>
internal sealed record AzuriteEndpoint(int Pid, int BlobPort, int QueuePort, int TablePort)
{
    // The emulator's account and key are the same on every computer, and public.
    public const string Account = "devstoreaccount1";
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};"
        + $"TableEndpoint=http://127.0.0.1:{TablePort}/{Account};";

    /// <summary>Whether the process lives and Azurite itself answers on all three ports; a reused pid or port does not pass.</summary>
    public async Task<bool> IsAliveAsync(HttpClient http, CancellationToken cancellationToken) =>
        FindProcess() is { } process && !Done(process)
        && await AnswersAsync(http, BlobPort, "Azurite-Blob", cancellationToken)
        && await AnswersAsync(http, QueuePort, "Azurite-Queue", cancellationToken)
        && await AnswersAsync(http, TablePort, "Azurite-Table", cancellationToken);

    public Process? FindProcess()
    {
        try
        {
            return Process.GetProcessById(Pid);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Done(Process process)
    {
        using (process)
            return process.HasExited;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, int port, string server, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/{Account}"), cancellationToken);
            return answer.Headers.Server.ToString().StartsWith(server, StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
