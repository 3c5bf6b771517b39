using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Mandates.Functions.Record;

/// <summary>Whether the storage answers, and takes what is written: on a full disk it answers all the same.</summary>
public sealed class StorageHealth(BlobServiceClient blobs, TableServiceClient tables)
{
    private const string Probe = "health";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Anybody may ask; what is written for it is written once a minute at most.
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);
    private long written;

    /// <summary>Whether an exception of a client says that the storage is away or cannot do its work, rather than what it answered.</summary>
    public static bool IsAway(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 429 or >= 500 } => true,
        AggregateException several => several.InnerExceptions.All(inner => inner is OperationCanceledException || IsAway(inner)),
        _ => false,
    };

    /// <summary>The storages that are away, "blob" or "table"; within some seconds, whatever they do.</summary>
    public async Task<IReadOnlyList<string>> AwayAsync(CancellationToken cancellationToken)
    {
        (string Name, bool Answers)[] all =
        [
            .. await Task.WhenAll(
                AnswersAsync("blob", BlobsAsync),
                AnswersAsync("table", ct => tables.GetTableClient(StorageNames.Mandates).GetEntityIfExistsAsync<TableEntity>(Probe, Probe, cancellationToken: ct))),
        ];
        return [.. all.Where(storage => !storage.Answers).Select(storage => storage.Name)];

        async Task BlobsAsync(CancellationToken ct)
        {
            var probe = blobs.GetBlobContainerClient(StorageNames.Preparations).GetBlobClient(Probe);
            if (Interlocked.Read(ref written) is not 0 and var last && Stopwatch.GetElapsedTime(last) < Lasting)
            {
                await probe.ExistsAsync(ct);
                return;
            }

            await probe.UploadAsync(BinaryData.Empty, overwrite: true, ct);
            Interlocked.Exchange(ref written, Stopwatch.GetTimestamp());
        }

        async Task<(string, bool)> AnswersAsync(string name, Func<CancellationToken, Task> ask)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await ask(patience.Token);
                return (name, true);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (name, false);
            }
            catch (Exception fault) when (fault is RequestFailedException || IsAway(fault))
            {
                // Before the first mandate there is no table and no container: a 404 is an answer.
                return (name, !IsAway(fault));
            }
        }
    }
}
