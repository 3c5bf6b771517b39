using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Removes what a lost connection or a crash has left: uploads that were not completed, and files, names and addresses to which nothing refers.</summary>
public sealed class SweepLeftovers(
    MandateIndex index, MandateStore mandates, UploadStore uploads, ReplyFiles files, WorkingCopyStore copies, Retention retention,
    IOptions<ReplyOptions> options, ILogger<SweepLeftovers> log)
{
    [Function(nameof(SweepLeftovers))]
    public async Task RunAsync([TimerTrigger("%SweepLeftoversSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        // The storage dates its blobs in real time, not in mandate time.
        var before = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow() - options.Value.LeftoversAfter);
        await index.ForEachAsync(line => SweepAsync(line.Id, before, cancellationToken), log, cancellationToken);
    }

    private async Task SweepAsync(MandateId mandate, Instant before, CancellationToken cancellationToken)
    {
        var current = await mandates.GetAsync(mandate, cancellationToken);
        var record = current.Record;
        await retention.EraseAsync(current, cancellationToken);

        // Parts that were never put together are not among the blobs that can be listed.
        foreach (var (state, upload) in await uploads.OlderAsync(mandate, before, cancellationToken))
        {
            await uploads.EndAsync(mandate, state, upload, await copies.NamedBlobsAsync(mandate, record, state, cancellationToken), cancellationToken);
            log.LogInformation("{Mandate}: an upload of {State} that nobody completed was ended.", mandate, state);
        }

        foreach (var state in (await files.OlderAsync(mandate, before, cancellationToken)).GroupBy(ReplyFiles.StateOf))
        {
            var kept = await KeptAsync(mandate, state.Key, cancellationToken);
            foreach (var blob in state.Where(name => !kept.Contains(name)))
            {
                await files.DiscardAsync(blob, cancellationToken);
                log.LogInformation("{Mandate}: a file of {State} that nothing names was removed.", mandate, state.Key);
            }
        }
    }

    // This is read after the list of blobs, so that a file which became part of a reply in between is included.
    private async Task<HashSet<string>> KeptAsync(MandateId mandate, StateId state, CancellationToken cancellationToken)
    {
        var open = await uploads.ListAsync(mandate, state, cancellationToken);
        var current = await mandates.GetAsync(mandate, cancellationToken);
        HashSet<string> kept = [.. open.Select(u => u.Blob), .. await copies.NamedBlobsAsync(mandate, current.Record, state, cancellationToken)];
        if (retention.IsOver(current))
        {
            kept.ExceptWith(current.Record.WithdrawnFiles().Select(f => f.Blob));
        }

        return kept;
    }
}
