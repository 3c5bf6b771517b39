using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Mandates.Functions.Mail;

/// <summary>How a batch fared. Without a tally it is not finished: others are at it, or the provider is to be tried again.</summary>
public sealed record SentBatch(Tally? Tally, bool IsUnderWay = false)
{
    public static readonly SentBatch UnderWayElsewhere = new(null, IsUnderWay: true);
    public static readonly SentBatch ToBeTriedAgain = new(Tally: null);
}

/// <summary>Sends the notices of one act, each at most once, whoever else may be at it.</summary>
public sealed class NoticeSender(
    NoticeLedger ledger, ParticipantStore participants, RecordStore records, SendGridMailer mailer, Letters letters, MandateClock clock, IOptions<MailOptions> options)
{
    /// <summary>Real time after which a notice without an outcome can no longer be under way.</summary>
    public Duration SettleAfter { get; } = Duration.FromTimeSpan(options.Value.SettleAfter);

    public async Task<SentBatch> SendAsync(CurrentMandate current, ScheduledAct act, CancellationToken stop)
    {
        if (act.Audience.Kind == AudienceKind.Nobody)
        {
            return new(Tally.None);
        }

        var settled = new List<Notice>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in ledger.ListAsync(current.Id, $"{act.Key}|", stop))
        {
            claimed.Add(entry.Notice.Contact);
            if (await SettledAsync(current, act, entry, stop) is not { } notice)
            {
                return SentBatch.UnderWayElsewhere;
            }

            settled.Add(notice);
        }

        var people = await participants.ActiveAsync(current, stop);
        var recipients = Recipients.Of(act.Audience, current.Plan, people, current.Record.HasReplied);
        foreach (var batch in recipients.Where(r => !claimed.Contains(r.Contact)).Chunk(options.Value.InFlight))
        {
            var still = act.Audience.OnlyWithoutReply ? await WithoutReplyAsync(current.Id, batch, stop) : batch;
            if (still.Length == 0)
            {
                continue;
            }

            var notices = still.Select(r => NoticeTo(act, r)).ToArray();
            if (!await ledger.TryClaimAsync(current.Id, notices, clock.RealNow, stop))
            {
                return SentBatch.UnderWayElsewhere;
            }

            var sent = await Task.WhenAll(still.Zip(notices, (to, notice) => DeliverAsync(current, act, to, notice, stop)));
            await ledger.SettleAsync(current.Id, sent, clock.RealNow, stop);
            settled.AddRange(sent);
        }

        return Count(NoticeOutcome.Deferred) > 0
            ? SentBatch.ToBeTriedAgain
            : new(new Tally(Count(NoticeOutcome.Accepted), Count(NoticeOutcome.Failed), Count(NoticeOutcome.Unconfirmed)));

        int Count(NoticeOutcome outcome) => settled.Count(n => n.Outcome == outcome);
    }

    // A claim without an outcome: its sender is at work, or crashed. The provider knows which mails it took.
    private async Task<Notice?> SettledAsync(CurrentMandate current, ScheduledAct act, Claimed entry, CancellationToken stop)
    {
        if (entry.Notice.Outcome is not (null or NoticeOutcome.Deferred))
        {
            return entry.Notice;
        }

        if (clock.RealNow - entry.ClaimedAt < SettleAfter || !await ledger.TryReclaimAsync(current.Id, entry, clock.RealNow, stop))
        {
            return null;
        }

        var accepted = entry.Notice.Outcome == NoticeOutcome.Deferred
            ? false
            : await mailer.WasAcceptedAsync(Notice.OpaqueId(current.Id, entry.Notice.Key), stop);
        var people = await participants.ActiveAsync(current, stop);
        var to = Recipients.Of(act.Audience, current.Plan, people, current.Record.HasReplied)
            .FirstOrDefault(r => r.Contact == entry.Notice.Contact);
        var notice = accepted switch
        {
            true => entry.Notice with { Outcome = NoticeOutcome.Accepted },
            false when to is not null => await DeliverAsync(current, act, to, entry.Notice, stop),
            false => entry.Notice with { Outcome = NoticeOutcome.Failed, Detail = "No longer needed when it was settled." },
            null => entry.Notice with { Outcome = NoticeOutcome.Unconfirmed, Detail = "Interrupted while it was sent." },
        };
        await ledger.SettleAsync(current.Id, [notice], clock.RealNow, stop);
        return notice;
    }

    private async Task<Notice> DeliverAsync(CurrentMandate current, ScheduledAct act, Recipient to, Notice notice, CancellationToken stop)
    {
        var letter = letters.Write(current, act, to);
        var result = await mailer.SendAsync(new(Notice.OpaqueId(current.Id, notice.Key), to, letter.Subject, letter.Text, letter.Html), stop);
        return notice with { Outcome = result.Outcome, Detail = result.Detail };
    }

    // A state may reply while the batch is being sent: nobody of it is reminded after that.
    private async Task<Recipient[]> WithoutReplyAsync(string mandate, Recipient[] batch, CancellationToken stop)
    {
        var replied = (await records.RepliesAsync(mandate, stop)).Select(r => r.State).ToHashSet();
        return [.. batch.Where(r => r.State is null || !replied.Contains(r.State))];
    }

    private Notice NoticeTo(ScheduledAct act, Recipient to) => new()
    {
        Key = $"{act.Key}|{to.Contact}",
        At = clock.Now,
        Reason = act.Reason,
        State = to.State,
        Contact = to.Contact,
        Language = to.Language,
    };
}
