using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Telemetry;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Mail;

/// <summary>Claims notices, has them sent and writes what came of it, within what the provider and the daily ceiling allow.</summary>
public sealed class NoticeDelivery(
    NoticeLedger ledger, SendGridMailer mailer, ProviderPace pace, DailyCeiling ceiling, Letters letters, PersonalLinks links, MandateClock clock)
{
    /// <summary>Real time at which the provider takes mail again; null when nothing is known to keep it from taking some.</summary>
    public Instant? OpensAt => pace.Opens is var opens && opens > clock.RealNow ? opens : null;

    /// <summary>How many notices may be sent now, at most those asked for; they are counted as sent today.</summary>
    public async Task<int> RoomAsync(int asked, CancellationToken cancellationToken) =>
        pace.Room(asked) is var room and > 0 ? await ceiling.TakeAsync(room, cancellationToken) : 0;

    /// <param name="current">The mandate.</param>
    /// <param name="act">What they are told.</param>
    /// <param name="to">Whom; at most as many as there was room for.</param>
    /// <param name="cancellationToken">Ends the wait for the provider.</param>
    /// <param name="again">Counts how often a person had it sent again.</param>
    /// <returns>The notices with their outcomes; null when somebody else had claimed one of them.</returns>
    public async Task<IReadOnlyList<Notice>?> SendAsync(
        MandateState current, ScheduledAct act, IReadOnlyList<Recipient> to, CancellationToken cancellationToken, int again = 0)
    {
        var now = clock.Now;
        var written = to.Select(recipient => (To: recipient, Notice: NoticeTo(current, act, recipient, now, again), Letter: Write(current, act, recipient, now))).ToArray();
        if (written.Length == 0)
        {
            return [];
        }

        if (!await ledger.TryClaimAsync(current.Id, [.. written.Select(w => w.Notice)], clock.RealNow, cancellationToken))
        {
            return null;
        }

        var sent = await Task.WhenAll(written.Select(w => DeliverAsync(w.Notice, w.To, w.Letter, cancellationToken)));
        await ledger.SettleAsync(current.Id, sent, cancellationToken);
        return sent;
    }

    /// <summary>
    /// Settles a claim that was taken over. The provider knows which mails it took; if nobody can tell, it stays in doubt.
    /// One that did not go out is sent to whom it was for, if there still is an act and a recipient.
    /// </summary>
    public async Task<Notice> SettleAsync(MandateState current, Notice notice, ScheduledAct? act, Recipient? to, CancellationToken cancellationToken)
    {
        bool? accepted = notice.Outcome == NoticeOutcome.Deferred ? false : await mailer.WasAcceptedAsync(notice.Id, cancellationToken);
        var settled = accepted switch
        {
            true => notice with { Outcome = NoticeOutcome.Accepted },
            false when act is not null && to is not null => await DeliverAsync(notice, to, Write(current, act, to, clock.Now), cancellationToken),
            false => notice with { Outcome = NoticeOutcome.Withdrawn },
            null => notice with { Outcome = NoticeOutcome.Unconfirmed, Detail = "Interrupted while it was sent." },
        };
        await ledger.SettleAsync(current.Id, [settled], cancellationToken);
        return settled;
    }

    private async Task<Notice> DeliverAsync(Notice notice, Recipient to, Letter letter, CancellationToken cancellationToken)
    {
        using var span = Spans.Notice(notice.Key);
        var result = await mailer.SendAsync(new(notice.Id, to, letter), cancellationToken);
        return notice with { Outcome = result.Outcome, Detail = result.Detail };
    }

    private Letter Write(MandateState current, ScheduledAct act, Recipient to, Instant now) =>
        letters.Write(new(current, act, to, now) { Link = links.Of(current, to), Entrance = links.Entrance });

    private static Notice NoticeTo(MandateState current, ScheduledAct act, Recipient to, Instant now, int again)
    {
        var key = again == 0 ? $"{act.Key}|{to.Contact}" : $"{act.Key}|{to.Contact}|{again}";
        return new()
        {
            Id = NoticeId.Of(current.Id, key),
            Key = key,
            At = now,
            Reason = act.Reason,
            State = to.State,
            Contact = to.Contact,
            Language = to.Language,
        };
    }
}
