using Mandates.Domain;
using Mandates.Domain.Mail;
using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Audit;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Mail;

/// <summary>What a person does with a notice: settles one that is in doubt or did not arrive, or has it sent again. Always with a reason.</summary>
public sealed class Outbox(NoticeLedger ledger, NoticeDispatch dispatch, ParticipantStore participants, AuditedFacts audited, MandateClock clock)
{
    /// <returns>The notice as it is then. Settled again with the same reason, it stays settled.</returns>
    public async Task<Notice> SettleAsync(CurrentMandate current, string id, bool arrived, string reason, Caller by, CancellationToken stop)
    {
        var settlement = new Settlement(by.Id, clock.Now, reason);
        var notice = await ChangeAsync(current, id, notice => notice switch
        {
            { Settlement: { } done } when done.By == by.Id && done.Reason == reason => null,
            { IsTroubled: false } => throw ProblemException.Conflict(
                "There is nothing to settle.", notice.Settlement is { } s ? (Sentence)$"It was settled by {s.By}: {s.Reason}" : "The notice is neither in doubt nor undelivered."),
            _ => notice with { Settlement = settlement, Outcome = arrived ? NoticeOutcome.Accepted : NoticeOutcome.Failed },
        }, stop);
        await audited.MarkAsync(current.Id, $"notice|{id}|settled", notice.Settlement, by.Did("settleNotice", [id], ["arrived"], reason), stop);
        return notice;
    }

    /// <returns>The new notice, beside the one that it repeats.</returns>
    public async Task<Notice> SendAgainAsync(CurrentMandate current, string id, string reason, Caller by, CancellationToken stop)
    {
        var notice = await ledger.FindAsync(current.Id, id, stop) ?? throw ProblemException.NotFound();
        var (act, to) = await StillToBeToldAsync(current, notice, stop);
        if (await dispatch.RoomAsync(1, stop) == 0)
        {
            throw new ProblemException(503, "No mail can be sent at present.", "The provider or the daily ceiling allows no more now; try again later.");
        }

        var sent = await dispatch.SendAsync(current, act, [to], stop, again: await TimesAsync(current.Id, act, to, stop) + 1)
            ?? throw ProblemException.Conflict("It is being sent again just now.", "Look at the outbox.");
        await audited.MarkAsync(current.Id, $"notice|{sent[0].Id}|sent", sent[0].Key, by.Did("sendNoticeAgain", [id, sent[0].Id], [], reason), stop);
        if (sent[0].Outcome == NoticeOutcome.Accepted)
        {
            await ChangeAsync(current, id, n => n.IsTroubled ? n with { Settlement = new(by.Id, clock.Now, reason) } : null, stop);
        }

        return sent[0];
    }

    private async Task<(ScheduledAct Act, Recipient To)> StillToBeToldAsync(CurrentMandate current, Notice notice, CancellationToken stop)
    {
        if (notice.Outcome is null or NoticeOutcome.Deferred)
        {
            throw ProblemException.Conflict("The notice is still under way.", "It is sent by itself; look again later.");
        }

        var act = Schedule.Of(current.Plan, current.Record).FirstOrDefault(a => notice.Key.StartsWith($"{a.Key}|", StringComparison.Ordinal))
            ?? throw ProblemException.Conflict("The notice no longer holds.", "It is about a date or a link that has changed since; whoever it concerns is told of the new one.");
        var people = await participants.ActiveAsync(current, stop);
        var to = Recipients.Of(act.Audience, current.Plan, people, current.Record.HasReplied, current.Record.Addresses.Undeliverable())
            .FirstOrDefault(r => r.Contact == notice.Contact)
            ?? throw ProblemException.Conflict("The notice is not needed any more.", "Its state has replied, or its recipient acts no more.");
        return (act, to);
    }

    private async Task<int> TimesAsync(string mandate, ScheduledAct act, Recipient to, CancellationToken stop)
    {
        var times = 0;
        await foreach (var _ in ledger.ListAsync(mandate, $"{act.Key}|{to.Contact}|", stop))
        {
            times++;
        }

        return times;
    }

    private async Task<Notice> ChangeAsync(CurrentMandate current, string id, Func<Notice, Notice?> change, CancellationToken stop)
    {
        var key = await ledger.KeyOfAsync(current.Id, id, stop) ?? throw ProblemException.NotFound();
        var changed = await ledger.ChangeAsync(current.Id, key, (notice, _) => change(notice), stop) ?? throw ProblemException.NotFound();
        return changed.After;
    }
}
