using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>Takes the provider's reports over into the ledger, and into the health of the addresses. Reports may be doubled and out of order.</summary>
public sealed class Deliveries(NoticeLedger ledger, MandateStore mandates, MandateWriter writer, MandateIndex index, ILogger<Deliveries> log)
{
    private const int AtOnce = 8;

    /// <exception cref="AggregateException">Those on some mandates could not be taken over, and the provider has to send all of them again.</exception>
    internal Task TakeAsync(IReadOnlyList<DeliveryReport> reports, DurableTaskClient client, CancellationToken cancellationToken) =>
        index.ForEachAsync(line => TakeAsync(line.Id, reports, client, cancellationToken), log, cancellationToken);

    private async Task TakeAsync(MandateId mandate, IReadOnlyList<DeliveryReport> reports, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var ours = reports.Where(r => NoticeId.IsOf(r.Notice, mandate)).GroupBy(r => r.Notice).ToArray();
        var noted = new List<(Notice Before, Notice After)>();
        foreach (var several in ours.Chunk(AtOnce))
        {
            noted.AddRange((await Task.WhenAll(several.Select(same => NoteAsync(mandate, [.. same], cancellationToken)))).OfType<(Notice, Notice)>());
        }

        await RecordHealthAsync(mandate, [.. noted.Where(n => n.Before.Delivery != n.After.Delivery).Select(n => n.After)], client, cancellationToken);

        // A report that comes again is counted too: the first attempt may have ended before the board showed it.
        if (noted.Any(n => n.Before.IsTroubled || n.After.IsTroubled))
        {
            await ledger.NoteTroubledAsync(mandate, cancellationToken);
        }
    }

    /// <returns>The notice before and after; null when it is not in the ledger.</returns>
    private async Task<(Notice Before, Notice After)?> NoteAsync(MandateId mandate, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        if (await ledger.KeyOfAsync(mandate, reports[0].Notice, cancellationToken) is not { } key)
        {
            return null;
        }

        return await ledger.ChangeAsync(mandate, key, (notice, row) =>
        {
            var after = reports.Where(r => NoticeRow.Note(row, r.EventId)).Aggregate(notice, (n, report) => n.After(report.Delivery, report.At));
            return after == notice ? null : after;
        }, cancellationToken);
    }

    // Records that an address became undeliverable, or deliverable again.
    private async Task RecordHealthAsync(MandateId mandate, IReadOnlyList<Notice> changed, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var current = changed.Count > 0 ? await mandates.GetAsync(mandate, cancellationToken) : null;
        foreach (var notice in changed.OrderBy(n => n.DeliveryAt))
        {
            if (AddressHealth.After(notice, current!.Record.Addresses) is not null)
            {
                await writer.RecordAsync(current, state => Decide(state, notice), Reported, client, cancellationToken);
                current = await mandates.AfterWriteAsync(mandate, cancellationToken);
            }
        }
    }

    // Another process may have recorded the same change of the address in between: then the last one stands.
    private static Decided<AddressHealth> Decide(MandateState state, Notice notice) => AddressHealth.After(notice, state.Record.Addresses) is { } health
        ? new(health)
        : new(state.Record.Addresses.Last(a => a.Contact == notice.Contact), IsRepeat: true);

    private static AuditEntry Reported(AddressHealth health) =>
        new("provider", "signed event", health.Deliverable ? "addressDeliverable" : "addressUndeliverable", [health.Contact], []);
}
