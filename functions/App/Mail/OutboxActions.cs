using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Mail;

/// <summary>What a person can do with a notice, always with a reason: settle one that is in doubt or did not arrive, or have it sent again.</summary>
public sealed class OutboxActions(NoticeLedger ledger, NoticeDelivery delivery, ActiveParticipants participants, Journal journal, RequestAccess access, MandateClock clock)
{
    /// <returns>The notice as it is then. Settled again with the same reason, it stays settled.</returns>
    /// <exception cref="ProblemException">404 when there is no such notice, 409 when there is nothing to settle.</exception>
    public async Task<Notice> SettleAsync(MandateState current, string id, bool arrived, string reason, CancellationToken cancellationToken)
    {
        var by = access.Caller;
        var settlement = new Settlement(by.Id, clock.Now, reason);
        var notice = await ChangeAsync(current, id, notice => notice switch
        {
            { Settlement: { } done } when done.By == by.Id && done.Reason == reason => null,
            { IsTroubled: false } => throw ProblemException.Conflict(
                "There is nothing to settle.", notice.Settlement is { } s ? (Sentence)$"It was settled by {s.By}: {s.Reason}" : "The notice is neither in doubt nor undelivered."),
            _ => notice with { Settlement = settlement, Outcome = arrived ? NoticeOutcome.Accepted : NoticeOutcome.Failed },
        }, cancellationToken);
        await journal.MarkAsync(current.Id, $"notice|{id}|settled", notice.Settlement! with { Reason = "" }, by.Audit("settleNotice", [id], ["arrived"], reason), cancellationToken);
        await ledger.NoteTroubledAsync(current.Id, cancellationToken);
        return notice;
    }

    /// <returns>The new notice, beside the one that it repeats.</returns>
    /// <exception cref="ProblemException">404 when there is no such notice, 409 when it is not to be sent, 503 when no mail can be sent at present.</exception>
    public async Task<Notice> SendAgainAsync(MandateState current, string id, string reason, CancellationToken cancellationToken)
    {
        var by = access.Caller;
        var notice = await ledger.FindAsync(current.Id, id, cancellationToken) ?? throw ProblemException.NotFound();
        var (act, to) = await StillToBeToldAsync(current, notice, cancellationToken);
        if (await delivery.RoomAsync(current.Id, act: null, 1, cancellationToken) == 0)
        {
            throw new ProblemException(503, "No mail can be sent at present.", "The mail provider or the daily ceiling allows no more for now; try again later.");
        }

        var again = await TimesAsync(current.Id, act, to, cancellationToken) + 1;
        var sent = (await delivery.SendAsync(current, act, [to], cancellationToken, again)).Notices?[0]
            ?? throw ProblemException.Conflict("It is already being sent again.", "See the outbox.");
        await journal.MarkAsync(current.Id, $"notice|{sent.Id}|sent", sent.Key, by.Audit("sendNoticeAgain", [id, sent.Id], [], reason), cancellationToken);
        if (sent.Outcome == NoticeOutcome.Accepted)
        {
            await ChangeAsync(current, id, n => n.IsTroubled ? n with { Settlement = new(by.Id, clock.Now, reason) } : null, cancellationToken);
        }

        await ledger.NoteTroubledAsync(current.Id, cancellationToken);
        return sent;
    }

    private async Task<(ScheduledAct Act, Recipient To)> StillToBeToldAsync(MandateState current, Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Outcome is null or NoticeOutcome.Deferred)
        {
            throw ProblemException.Conflict("The notice is still under way.", "The system is still sending it; check again later.");
        }

        var act = Schedule.Of(current.Plan, current.Record).FirstOrDefault(a => notice.Key.StartsWith($"{a.Key}|", StringComparison.Ordinal))
            ?? throw ProblemException.Conflict("The notice is out of date.", "It is about a date or a link that has changed since. Everyone concerned is told of the new one.");
        var people = await participants.ActiveAsync(current, cancellationToken);
        var to = Recipients.Of(act.Audience, current.Plan, people, current.Record.HasReplied, current.Record.Addresses.Undeliverable())
            .FirstOrDefault(r => r.Contact == notice.Contact)
            ?? throw ProblemException.Conflict("The notice is no longer needed.", "Its state has replied, or its recipient no longer acts for the state.");
        return (act, to);
    }

    private async Task<int> TimesAsync(MandateId mandate, ScheduledAct act, Recipient to, CancellationToken cancellationToken)
    {
        var times = 0;
        await foreach (var _ in ledger.ListAsync(mandate, $"{act.Key}|{to.Contact}|", cancellationToken))
        {
            times++;
        }

        return times;
    }

    private async Task<Notice> ChangeAsync(MandateState current, string id, Func<Notice, Notice?> change, CancellationToken cancellationToken)
    {
        var key = await ledger.KeyOfAsync(current.Id, id, cancellationToken) ?? throw ProblemException.NotFound();
        var changed = await ledger.ChangeAsync(current.Id, key, (notice, _) => change(notice), cancellationToken) ?? throw ProblemException.NotFound();
        return changed.After;
    }
}
