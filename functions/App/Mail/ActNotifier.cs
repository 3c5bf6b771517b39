using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>Sends the notices of one act, each at most once, whoever else may be at it.</summary>
public sealed class ActNotifier(
    NoticeLedger ledger, ActiveParticipants participants, MandateStore records, NoticeDelivery dispatch, MandateClock clock, IOptions<MailOptions> options)
{
    /// <summary>Real time after which a notice without an outcome can no longer be under way.</summary>
    private readonly Duration settleAfter = Duration.FromTimeSpan(options.Value.SettleAfter);

    public async Task<SentBatch> SendAsync(MandateState current, ScheduledAct act, CancellationToken cancellationToken)
    {
        if (act.Audience.Kind == AudienceKind.Nobody)
        {
            return new(Tally.None);
        }

        var settled = new List<Notice>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        var recipients = Recipients.Of(act.Audience, current.Plan, await participants.ActiveAsync(current, cancellationToken), current.Record.HasReplied, current.Record.Addresses.Undeliverable());
        await foreach (var entry in ledger.ListAsync(current.Id, $"{act.Key}|", cancellationToken))
        {
            claimed.Add(entry.Notice.Contact);
            var to = recipients.FirstOrDefault(r => r.Contact == entry.Notice.Contact);
            var (notice, again) = await TakeUpAsync(current, act, entry, to, cancellationToken);
            if (notice is null)
            {
                return new(null, again);
            }

            settled.Add(notice);
        }

        var waiting = new Queue<Recipient>(recipients.Where(r => !claimed.Contains(r.Contact)));
        while (waiting.Count > 0)
        {
            var room = await dispatch.RoomAsync(Math.Min(waiting.Count, options.Value.InFlight), cancellationToken);
            if (room == 0)
            {
                return new(null, dispatch.OpensAt);
            }

            var batch = Enumerable.Range(0, room).Select(_ => waiting.Dequeue()).ToArray();
            var still = act.Audience.OnlyWithoutReply ? await WithoutReplyAsync(current.Id, batch, cancellationToken) : batch;
            if (await dispatch.SendAsync(current, act, still, cancellationToken) is not { } sent)
            {
                return new(null, clock.RealNow + settleAfter);
            }

            settled.AddRange(sent);

            // A provider that answers nobody is left alone for now, so that few notices come into doubt.
            if (sent.Count > 0 && waiting.Count > 0 && sent.All(n => n.Outcome is NoticeOutcome.Unconfirmed or NoticeOutcome.Deferred))
            {
                return new(null, dispatch.OpensAt);
            }
        }

        return Count(NoticeOutcome.Deferred) > 0
            ? new(null, dispatch.OpensAt)
            : new(new(Count(NoticeOutcome.Accepted), Count(NoticeOutcome.Failed), Count(NoticeOutcome.Unconfirmed)));

        int Count(NoticeOutcome outcome) => settled.Count(n => n.Outcome == outcome);
    }

    /// <summary>
    /// Settles what was left open by an act that is no longer due: its moment passed while nobody could finish it. It is
    /// not sent any more; whether it had gone out is asked, or shown as in doubt.
    /// </summary>
    public async Task SettleLeftOverAsync(MandateState current, IEnumerable<ScheduledAct> due, CancellationToken cancellationToken)
    {
        foreach (var entry in await ledger.OpenAsync(current.Id, cancellationToken))
        {
            if (!CanBeUnderWay(entry)
                && !due.Any(act => entry.Notice.Key.StartsWith($"{act.Key}|", StringComparison.Ordinal))
                && await ledger.TryReclaimAsync(current.Id, entry, clock.RealNow, cancellationToken))
            {
                await dispatch.SettleAsync(current, entry.Notice, act: null, to: null, cancellationToken);
            }
        }
    }

    private bool CanBeUnderWay(ClaimedNotice entry) =>
        entry.Notice.Outcome is null && clock.RealNow < entry.ClaimedAt + settleAfter;

    // A claim without an outcome: its sender is at work, or crashed. A deferred one certainly did not go out.
    private async Task<(Notice? Notice, Instant? AgainAt)> TakeUpAsync(
        MandateState current, ScheduledAct act, ClaimedNotice entry, Recipient? to, CancellationToken cancellationToken)
    {
        if (entry.Notice.Outcome is not (null or NoticeOutcome.Deferred))
        {
            return (entry.Notice, null);
        }

        if (CanBeUnderWay(entry))
        {
            return (null, entry.ClaimedAt + settleAfter);
        }

        if (await dispatch.RoomAsync(1, cancellationToken) == 0)
        {
            return (null, dispatch.OpensAt);
        }

        return await ledger.TryReclaimAsync(current.Id, entry, clock.RealNow, cancellationToken)
            ? (await dispatch.SettleAsync(current, entry.Notice, act, to, cancellationToken), null)
            : (null, clock.RealNow + settleAfter);
    }

    // A state may reply while the batch is being sent: nobody of it is reminded after that.
    private async Task<Recipient[]> WithoutReplyAsync(string mandate, Recipient[] batch, CancellationToken cancellationToken)
    {
        var record = (await records.GetAsync(mandate, cancellationToken)).Record;
        return [.. batch.Where(r => r.State is null || !record.HasReplied(r.State))];
    }
}
