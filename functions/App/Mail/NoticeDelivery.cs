using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Telemetry;

namespace Mandates.Functions.Mail;

/// <summary>The result of sending some notices.</summary>
/// <param name="Notices">The notices with their outcomes; null when one of them has none yet.</param>
/// <param name="AgainAt">When to try again then, in real time; null when that is unknown.</param>
public sealed record NoticeBatch(IReadOnlyList<Notice>? Notices, Instant? AgainAt = null);

/// <summary>
/// Step 3 of 4: reserves notices in the ledger, has them sent, and writes their outcomes, within what the provider
/// and the daily ceiling allow. <see cref="ActNotifier"/> and <see cref="InterruptedNotices"/> call it for the timeline,
/// <see cref="OutboxActions"/> for a person. It calls <see cref="SendGridMailer"/> (step 4) for each mail, and is the
/// only one that reserves and completes notices.
/// </summary>
public sealed class NoticeDelivery(
    NoticeLedger ledger, SendGridMailer mailer, ProviderPace pace, DailyCeiling ceiling, Letters letters, PersonalLinks links, QuestionnaireAttachments questionnaires, MandateClock clock, IOptions<MailOptions> options)
{
    // Real time after which a notice without an outcome can no longer be under way.
    private readonly Duration settleAfter = Duration.FromTimeSpan(options.Value.SettleAfter);

    /// <summary>Real time at which the provider takes mail again; null when nothing is known to keep it from taking some.</summary>
    public Instant? OpensAt => pace.Opens is var opens && opens > clock.RealNow ? opens : null;

    /// <summary>Whether any notice of an act may be sent now, as far as it is known without asking the store.</summary>
    public bool MayHaveRoom(MandateId mandate, ScheduledAct act) => pace.Room(1) > 0 && !ceiling.IsReached(mandate, IsCaused(act));

    /// <summary>How many notices may be sent today, at most those asked for; they are counted as sent.</summary>
    /// <param name="mandate">Whose notices they are.</param>
    /// <param name="act">What they tell; null for what an officer has sent again.</param>
    /// <param name="asked">How many.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public async Task<int> RoomAsync(MandateId mandate, ScheduledAct? act, int asked, CancellationToken cancellationToken) =>
        pace.Room(asked) is var room and > 0 ? await ceiling.TakeAsync(mandate, IsCaused(act), room, cancellationToken) : 0;

    /// <summary>How many of those for which there is room today the provider takes now.</summary>
    public int Now(int asked) => pace.Room(Math.Min(asked, options.Value.InFlight));

    /// <summary>Gives back room that was not used after all.</summary>
    public void GiveBack(MandateId mandate, ScheduledAct act, int unused) => ceiling.GiveBack(mandate, IsCaused(act), unused);

    /// <summary>Real time until which another process may be sending the notice; null when none can be.</summary>
    public Instant? UnderWayUntil(ReservedNotice reserved) =>
        reserved.Notice.Outcome is null && reserved.ReservedAt + settleAfter is var end && clock.RealNow < end ? end : null;

    /// <param name="current">The mandate.</param>
    /// <param name="act">What they are told.</param>
    /// <param name="to">Whom; at most as many as there was room for.</param>
    /// <param name="cancellationToken">Ends the wait for the provider.</param>
    /// <param name="again">Counts how often a person had it sent again.</param>
    /// <param name="begins">Whether they are to be the first of the act.</param>
    /// <returns>No notices when another process had reserved one of them, or an earlier attempt has begun the act: then none was sent.</returns>
    public async Task<NoticeBatch> SendAsync(
        MandateState current, ScheduledAct act, IReadOnlyList<Recipient> to, CancellationToken cancellationToken, int again = 0, bool begins = false)
    {
        var now = clock.Now;
        var written = new List<(Recipient To, Notice Notice, Letter Letter)>();
        foreach (var recipient in to.Where(recipient => CanBeWritten(current, act, recipient)))
        {
            written.Add((recipient, NoticeTo(current, act, recipient, now, again), await WriteAsync(current, act, recipient, now, cancellationToken)));
        }

        if (written.Count == 0)
        {
            return new([]);
        }

        if (!await ledger.TryReserveAsync(current.Id, [.. written.Select(w => w.Notice)], clock.RealNow, cancellationToken, begins ? act : null))
        {
            return new(null, clock.RealNow + settleAfter);
        }

        var sent = await Task.WhenAll(written.Select(w => DeliverAsync(w.Notice, w.To, w.Letter, cancellationToken)));
        await ledger.CompleteAsync(current.Id, sent, cancellationToken);
        return new(sent);
    }

    /// <summary>
    /// Takes a reservation over and completes it. The provider knows which mails it accepted; if it cannot be asked, the notice
    /// stays in doubt. A notice that did not go out is sent, if its act and its recipient still exist.
    /// </summary>
    /// <returns>No notice when another process took it over.</returns>
    public async Task<NoticeBatch> RetryAsync(MandateState current, ReservedNotice reserved, ScheduledAct? act, Recipient? to, CancellationToken cancellationToken)
    {
        if (!await ledger.TryTakeOverAsync(current.Id, reserved, clock.RealNow, cancellationToken))
        {
            return new(null, clock.RealNow + settleAfter);
        }

        var notice = reserved.Notice;
        bool? accepted = notice.Outcome == NoticeOutcome.Deferred ? false : await mailer.WasAcceptedAsync(notice.Id, cancellationToken);
        var completed = accepted switch
        {
            true => notice with { Outcome = NoticeOutcome.Accepted },
            false when act is not null && to is not null && CanBeWritten(current, act, to) => await DeliverAsync(notice, to, await WriteAsync(current, act, to, clock.Now, cancellationToken), cancellationToken),
            false => notice with { Outcome = NoticeOutcome.Withdrawn },
            null => notice with { Outcome = NoticeOutcome.Unconfirmed, Detail = "Interrupted while it was sent." },
        };
        await ledger.CompleteAsync(current.Id, [completed], cancellationToken);
        return new([completed]);
    }

    private async Task<Notice> DeliverAsync(Notice notice, Recipient to, Letter letter, CancellationToken cancellationToken)
    {
        using var span = Spans.Notice(notice.Key);
        var result = await mailer.SendAsync(new(notice.Id, to, letter), cancellationToken);
        return notice with { Outcome = result.Outcome, Detail = result.Detail };
    }

    // A letter about a link that was revoked since, or has ended, would have nothing to say.
    private bool CanBeWritten(MandateState current, ScheduledAct act, Recipient to) =>
        !LetterFields.Of(act.Reason).ContainsKey("link") || links.Of(current, to) is not null;

    private static bool IsCaused(ScheduledAct? act) => act?.CausedBy is not null;

    private async Task<Letter> WriteAsync(MandateState current, ScheduledAct act, Recipient to, Instant now, CancellationToken cancellationToken) =>
        letters.Write(new(current, act, to, now)
        {
            Link = links.Of(current, to),
            SignInAddress = links.SignInAddress,
            Questionnaire = await questionnaires.ForAsync(current, act.Reason, to.Language, cancellationToken),
        });

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
