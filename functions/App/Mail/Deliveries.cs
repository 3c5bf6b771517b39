using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>Takes the provider's reports over into the ledger, and into the health of the addresses. Reports may be doubled and out of order.</summary>
public sealed class Deliveries(NoticeLedger ledger, MandateStore records, MandateIndex index)
{
    private const int AtOnce = 8;

    internal async Task TakeAsync(IEnumerable<DeliveryReport> reports, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var mandates = (await index.ListAsync(cancellationToken)).Select(line => line.Id).ToArray();
        foreach (var mandate in mandates)
        {
            var ours = reports.Where(r => NoticeId.IsOf(r.Notice, mandate)).GroupBy(r => r.Notice).ToArray();
            var changed = new List<Notice>();
            foreach (var several in ours.Chunk(AtOnce))
            {
                changed.AddRange((await Task.WhenAll(several.Select(same => NoteAsync(mandate, [.. same], cancellationToken)))).OfType<Notice>());
            }

            // Also so that the board shows what did not arrive.
            if (await KeepHealthAsync(mandate, changed, cancellationToken) || changed.Any(n => n.IsTroubled))
            {
                await PhaseNudge.RaiseAsync(client, await records.GetAsync(mandate, cancellationToken), "delivery", cancellationToken);
            }
        }
    }

    /// <returns>The notice when its delivery changed.</returns>
    private async Task<Notice?> NoteAsync(string mandate, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
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

    private static AuditEntry Reported(AddressHealth health) =>
        new("provider", "signed event", health.Deliverable ? "addressDeliverable" : "addressUndeliverable", [health.Contact], []);

    /// <returns>Whether an address became undeliverable, or deliverable again.</returns>
    private async Task<bool> KeepHealthAsync(string mandate, IReadOnlyList<Notice> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return false;
        }

        var known = (await records.GetAsync(mandate, cancellationToken)).Record.Addresses.ToList();
        var isNews = false;
        foreach (var notice in changed.OrderBy(n => n.DeliveryAt))
        {
            while (AddressHealth.After(notice, known) is { } health)
            {
                known.Add(health);
                if (await records.AppendAsync(mandate, health, Reported(health), cancellationToken))
                {
                    isNews = true;
                    break;
                }

                known = [.. (await records.GetAsync(mandate, cancellationToken)).Record.Addresses];
            }
        }

        return isNews;
    }
}
