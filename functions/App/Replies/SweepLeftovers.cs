using Mandates.Functions.Replies.Uploads;
using Mandates.Functions.Timeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Mandates.Functions.Replies;

/// <summary>Removes what a broken line or a crash left of files: uploads that nobody completed, and files that nothing names.</summary>
public sealed class SweepLeftovers(
    MandateIndex index, RecordStore records, UploadStore uploads, ReplyFiles files, NamedFiles named,
    IOptions<ReplyOptions> options, ILogger<SweepLeftovers> log)
{
    [Function(nameof(SweepLeftovers))]
    public async Task RunAsync([TimerTrigger("%SweepLeftoversSchedule%")] TimerInfo timer, CancellationToken stop)
    {
        // The storage dates its blobs in real time, whatever the mandate's clock says.
        var before = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow() - options.Value.LeftoversAfter);
        foreach (var line in await index.ListAsync(stop))
        {
            await SweepAsync(line.Id, before, stop);
        }
    }

    private async Task SweepAsync(string mandate, Instant before, CancellationToken stop)
    {
        var record = (await records.GetAsync(mandate, stop)).Record;

        // Parts that were never put together are not among the blobs that can be listed.
        foreach (var (state, upload) in await uploads.OlderAsync(mandate, before, stop))
        {
            await uploads.EndAsync(mandate, state, upload, await named.OfAsync(mandate, record, state, stop), stop);
            log.LogInformation("{Mandate}: an upload of {State} that nobody completed was ended.", mandate, state);
        }

        foreach (var state in (await files.OlderAsync(mandate, before, stop)).GroupBy(ReplyFiles.StateOf))
        {
            var kept = await KeptAsync(mandate, state.Key, stop);
            foreach (var blob in state.Where(name => !kept.Contains(name)))
            {
                await files.DiscardAsync(blob, stop);
                log.LogInformation("{Mandate}: a file of {State} that nothing names was removed.", mandate, state.Key);
            }
        }
    }

    // Read after the list: what became a reply in between is among them.
    private async Task<HashSet<string>> KeptAsync(string mandate, string state, CancellationToken stop) =>
    [
        .. (await uploads.ListAsync(mandate, state, stop)).Select(u => u.Blob),
        .. await named.OfAsync(mandate, (await records.GetAsync(mandate, stop)).Record, state, stop),
    ];
}
