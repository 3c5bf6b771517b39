using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Mail;

/// <summary>What a person does with a notice: settles one that is in doubt or did not arrive, or has it sent again. Always with a reason.</summary>
public sealed class Outbox(NoticeLedger ledger, NoticeDelivery dispatch, ActiveParticipants participants, Journal audited, MandateClock clock)
{
    /// <returns>The notice as it is then. Settled again with the same reason, it stays settled.</returns>
    public async Task<Notice> SettleAsync(MandateState current, string id, bool arrived, string reason, Caller by, CancellationToken cancellationToken)
    {
        var settlement = new Settlement(by.Id, clock.Now, reason);
        var notice = await ChangeAsync(current, id, notice => notice switch
        {
            { Settlement: { } done } when done.By == by.Id && done.Reason == reason => null,
            { IsTroubled: false } => throw ProblemException.Conflict(
                "There is nothing to settle.", notice.Settlement is { } s ? (Sentence)$"It was settled by {s.By}: {s.Reason}" : "The notice is neither in doubt nor undelivered."),
            _ => notice with { Settlement = settlement, Outcome = arrived ? NoticeOutcome.Accepted : NoticeOutcome.Failed },
        }, cancellationToken);
        await audited.MarkAsync(current.Id, $"notice|{id}|settled", notice.Settlement, by.Audit("settleNotice", [id], ["arrived"], reason), cancellationToken);
        return notice;
    }

    /// <returns>The new notice, beside the one that it repeats.</returns>
    public async Task<Notice> SendAgainAsync(MandateState current, string id, string reason, Caller by, CancellationToken cancellationToken)
    {
        var notice = await ledger.FindAsync(current.Id, id, cancellationToken) ?? throw ProblemException.NotFound();
        var (act, to) = await StillToBeToldAsync(current, notice, cancellationToken);
        if (await dispatch.RoomAsync(1, cancellationToken) == 0)
        {
            throw new ProblemException(503, "No mail can be sent at present.", "The provider or the daily ceiling allows no more now; try again later.");
        }

        var sent = await dispatch.SendAsync(current, act, [to], cancellationToken, again: await TimesAsync(current.Id, act, to, cancellationToken) + 1)
            ?? throw ProblemException.Conflict("It is being sent again just now.", "Look at the outbox.");
        await audited.MarkAsync(current.Id, $"notice|{sent[0].Id}|sent", sent[0].Key, by.Audit("sendNoticeAgain", [id, sent[0].Id], [], reason), cancellationToken);
        if (sent[0].Outcome == NoticeOutcome.Accepted)
        {
            await ChangeAsync(current, id, n => n.IsTroubled ? n with { Settlement = new(by.Id, clock.Now, reason) } : null, cancellationToken);
        }

        return sent[0];
    }

    private async Task<(ScheduledAct Act, Recipient To)> StillToBeToldAsync(MandateState current, Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Outcome is null or NoticeOutcome.Deferred)
        {
            throw ProblemException.Conflict("The notice is still under way.", "It is sent by itself; look again later.");
        }

        var act = Schedule.Of(current.Plan, current.Record).FirstOrDefault(a => notice.Key.StartsWith($"{a.Key}|", StringComparison.Ordinal))
            ?? throw ProblemException.Conflict("The notice no longer holds.", "It is about a date or a link that has changed since; whoever it concerns is told of the new one.");
        var people = await participants.ActiveAsync(current, cancellationToken);
        var to = Recipients.Of(act.Audience, current.Plan, people, current.Record.HasReplied, current.Record.Addresses.Undeliverable())
            .FirstOrDefault(r => r.Contact == notice.Contact)
            ?? throw ProblemException.Conflict("The notice is not needed any more.", "Its state has replied, or its recipient acts no more.");
        return (act, to);
    }

    private async Task<int> TimesAsync(string mandate, ScheduledAct act, Recipient to, CancellationToken cancellationToken)
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
