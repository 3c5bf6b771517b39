using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Telemetry;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Gives a reply the next version of its state. Whose write of the version comes first has it; the other takes the one after.</summary>
public sealed class ReplyVersions(MandateStore records, ReplyFiles files, MandateClock clock)
{
    /// <param name="mandate">Id of the mandate.</param>
    /// <param name="proposed">With version 1, or what comes next.</param>
    /// <param name="deed">Who submits it.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <returns>The reply that stands for these files: an earlier one when the newest has the very same.</returns>
    public async Task<(Reply Reply, bool IsNew)> AddAsync(string mandate, Reply proposed, AuditEntry deed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = await records.GetAsync(mandate, cancellationToken);
            var latest = current.Record.Replies.Where(r => r.State == proposed.State).MaxBy(r => r.Version);
            if (latest is not null && latest.Sha256 == proposed.Sha256 && !latest.IsWithdrawn(current.Record.Withdrawals))
            {
                await DiscardAsync(proposed, latest, cancellationToken);
                return (latest, false);
            }

            var next = proposed with { Version = (latest?.Version ?? 0) + 1, RecordedAt = clock.Now };
            Spans.Received(mandate, next.ReceiptNumber(mandate));
            if (await records.AppendAsync(mandate, next, deed with { About = [$"{next.State}, version {next.Version}"] }, cancellationToken))
            {
                return (next, true);
            }
        }
    }

    // The same bytes are kept once.
    private async Task DiscardAsync(Reply proposed, Reply kept, CancellationToken cancellationToken)
    {
        foreach (var file in proposed.Files.Where(f => kept.Files.All(k => k.Blob != f.Blob)))
        {
            await files.DiscardAsync(file.Blob, cancellationToken);
        }
    }
}
