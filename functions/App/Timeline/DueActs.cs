using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Mandates.Functions.Telemetry;

namespace Mandates.Functions.Timeline;

/// <summary>
/// Performs what is due, batch by batch, and records each act. Run twice, even at once, it does nothing twice: the
/// ledger guards each notice, the record each act. Notices that a crash left under way are checked again as soon as they
/// can be completed, deferred ones as soon as the provider accepts mail again; the rest is left to
/// the sweep.
/// </summary>
public sealed class DueActs(MandateStore records, ActNotifier notices, NoticeLedger ledger, MandateIndex index, MandateClock clock, Measures measures, ILogger<DueActs> log)
{
    // What a function may take time for, and what is lost when it is interrupted, has a bound; the rest has its turn at once.
    private const int MostActs = 200;

    /// <returns>The mandate after the acts, and the mandate time of the next check; null when only people can move it on.</returns>
    public async Task<(MandateState Current, Instant? Next)> PerformAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var current = await records.FindAsync(mandate, cancellationToken)
            ?? throw new InvalidOperationException($"There is no mandate '{mandate}' in the store.");
        var now = clock.Now;
        Instant? again = null;
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var (performed, isStale) = (0, false);
        var outlook = Outlook.At(now, current.Plan, current.Record);
        while (performed < MostActs && outlook.Due.FirstOrDefault(act => tried.Add(act.Key)) is { } due)
        {
            using var span = Spans.Act(mandate, due.Key);
            var sent = await notices.SendAsync(current, due, cancellationToken);
            again = Earlier(again, sent.AgainAt);
            if (sent.Tally is { } tally)
            {
                var done = new PerformedAct(due.Key, due.Reason, due.DoneAt(now), tally);
                measures.Completed(due.Reason, tally);
                if (tally.Failed + tally.Unconfirmed > 0)
                {
                    await ledger.NoteTroubledAsync(mandate, cancellationToken);
                    log.LogWarning("{Mandate} has {Count} notices that nobody may have received, of {Act}.", mandate, tally.Failed + tally.Unconfirmed, due.Key);
                }

                await records.AppendAsync(mandate, done, AuditEntry.ByTimeline("perform", due.Key), cancellationToken);
                current = current with { Record = current.Record with { Acts = [.. current.Record.Acts, done] } };
                performed++;

                // Of what participants cause nothing else depends on, and there may be much.
                isStale = due.CausedBy is not null;
                outlook = isStale ? outlook : Outlook.At(now, current.Plan, current.Record);
            }
        }

        if (performed == MostActs && outlook.Due.Any(act => !tried.Contains(act.Key)))
        {
            again = clock.RealNow;
        }

        outlook = isStale ? Outlook.At(now, current.Plan, current.Record) : outlook;

        await index.WriteAsync(current, outlook, cancellationToken);
        return (current, again is { } real ? Earlier(outlook.Next, clock.ToMandate(real)) : outlook.Next);
    }

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other : one;
}
