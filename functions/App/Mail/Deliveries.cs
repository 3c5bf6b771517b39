using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>Takes the provider's reports over into the ledger, and into the health of the addresses. Reports may be doubled and out of order.</summary>
public sealed class Deliveries(NoticeLedger ledger, MandateStore mandates, MandateWriter writer, MandateIndex index, PhaseNudge nudge)
{
    private const int AtOnce = 8;

    internal async Task TakeAsync(IEnumerable<DeliveryReport> reports, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var mandate in (await index.ListAsync(cancellationToken)).Select(line => line.Id))
        {
            var ours = reports.Where(r => NoticeId.IsOf(r.Notice, mandate)).GroupBy(r => r.Notice).ToArray();
            var changed = new List<Notice>();
            foreach (var several in ours.Chunk(AtOnce))
            {
                changed.AddRange((await Task.WhenAll(several.Select(same => NoteAsync(mandate, [.. same], cancellationToken)))).OfType<Notice>());
            }

            // The board has to show mail that did not arrive, even when nothing new is known about the address.
            if (changed.Count > 0 && !await RecordHealthAsync(mandate, changed, client, cancellationToken) && changed.Any(n => n.IsTroubled))
            {
                await nudge.RaiseAsync(client, mandate, "delivery", cancellationToken);
            }
        }
    }

    /// <returns>The notice when its delivery changed.</returns>
    private async Task<Notice?> NoteAsync(MandateId mandate, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        if (await ledger.KeyOfAsync(mandate, reports[0].Notice, cancellationToken) is not { } key)
        {
            return null;
        }

        var change = await ledger.ChangeAsync(mandate, key, (notice, row) =>
        {
            var after = reports.Where(r => NoticeRow.Note(row, r.EventId)).Aggregate(notice, (n, report) => n.After(report.Delivery, report.At));
            return after == notice ? null : after;
        }, cancellationToken);
        return change is { } made && made.Before.Delivery != made.After.Delivery ? made.After : null;
    }

    /// <returns>Whether an address became undeliverable, or deliverable again; then the phase has been raised.</returns>
    private async Task<bool> RecordHealthAsync(MandateId mandate, IReadOnlyList<Notice> changed, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var current = await mandates.GetAsync(mandate, cancellationToken);
        var isNews = false;
        foreach (var notice in changed.OrderBy(n => n.DeliveryAt))
        {
            if (AddressHealth.After(notice, current.Record.Addresses) is not null)
            {
                await writer.RecordAsync(current, state => Decide(state, notice), Reported, client, cancellationToken);
                current = await mandates.GetAsync(mandate, cancellationToken);
                isNews = true;
            }
        }

        return isNews;
    }

    // Another process may have recorded the same change of the address in between: then the last one stands.
    private static Decided<AddressHealth> Decide(MandateState state, Notice notice) => AddressHealth.After(notice, state.Record.Addresses) is { } health
        ? new(health)
        : new(state.Record.Addresses.Last(a => a.Contact == notice.Contact), IsRepeat: true);

    private static AuditEntry Reported(AddressHealth health) =>
        new("provider", "signed event", health.Deliverable ? "addressDeliverable" : "addressUndeliverable", [health.Contact], []);
}
