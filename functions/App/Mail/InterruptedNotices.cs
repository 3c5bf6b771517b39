using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>
/// Step 2 of 4: the notices that an earlier attempt reserved and did not complete, because it crashed or the provider
/// put it off. <see cref="ActNotifier"/> calls it before it sends anything, <c>MandateSweep</c> for acts that are no
/// longer due. It calls <see cref="NoticeDelivery"/> (step 3) for each, once no other process can be sending it.
/// </summary>
public sealed class InterruptedNotices(NoticeLedger ledger, NoticeDelivery delivery)
{
    /// <returns>All notices of the act that the ledger holds, once each has an outcome.</returns>
    public async Task<NoticeBatch> ResumeAsync(MandateState current, ScheduledAct act, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        var notices = new List<Notice>();
        await foreach (var reserved in ledger.ListAsync(current.Id, $"{act.Key}|", cancellationToken))
        {
            var to = recipients.FirstOrDefault(r => r.Contact == reserved.Notice.Contact);
            var one = await ResumeAsync(current, act, reserved, to, cancellationToken);
            if (one.Notices is null)
            {
                return one;
            }

            notices.AddRange(one.Notices);
        }

        return new(notices);
    }

    /// <summary>
    /// Completes the open notices of acts whose time passed before they were finished. They are no longer sent; the
    /// provider is asked whether each had gone out, or it is shown as in doubt.
    /// </summary>
    /// <param name="current">The mandate.</param>
    /// <param name="due">The acts that are due still; their notices are left to them.</param>
    /// <param name="cancellationToken">Ends the wait for the provider.</param>
    public async Task CloseAsync(MandateState current, IReadOnlyList<ScheduledAct> due, CancellationToken cancellationToken)
    {
        ReservedNotice[] left =
        [
            .. from reserved in await ledger.OpenAsync(current.Id, cancellationToken)
               where delivery.UnderWayUntil(reserved) is null && !due.Any(act => reserved.Notice.Key.StartsWith($"{act.Key}|", StringComparison.Ordinal))
               select reserved,
        ];
        foreach (var reserved in left)
        {
            await delivery.RetryAsync(current, reserved, act: null, to: null, cancellationToken);
        }

        if (left.Length > 0)
        {
            await ledger.NoteTroubledAsync(current.Id, cancellationToken);
        }
    }

    private async Task<NoticeBatch> ResumeAsync(MandateState current, ScheduledAct act, ReservedNotice reserved, Recipient? to, CancellationToken cancellationToken)
    {
        if (reserved.Notice.Outcome is not (null or NoticeOutcome.Deferred))
        {
            return new([reserved.Notice]);
        }

        if (delivery.UnderWayUntil(reserved) is { } end)
        {
            return new(null, end);
        }

        return await delivery.RoomAsync(current.Id, act, 1, cancellationToken) == 0
            ? new(null, delivery.OpensAt)
            : await delivery.RetryAsync(current, reserved, act, to, cancellationToken);
    }
}
