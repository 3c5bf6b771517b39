using Mandates.Functions.Participants;
using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>The outcomes of the notices of one act.</summary>
/// <param name="Tally">The outcomes of all of them; null while the act is not finished, because another process is sending it or the provider has to be tried again.</param>
/// <param name="AgainAt">When to try again, in real time; null leaves it to the sweep.</param>
public sealed record ActOutcome(Tally? Tally, Instant? AgainAt = null);

/// <summary>
/// Step 1 of 4 on the way of a mail: to whom an act is still to be sent. <c>DueActs</c> calls it for each act that is
/// due. It calls <see cref="NoticeDelivery"/> (step 3) for each batch and, where an earlier attempt has begun the act,
/// <see cref="InterruptedNotices"/> (step 2) first.
/// </summary>
public sealed class ActNotifier(
    InterruptedNotices interrupted, NoticeDelivery delivery, ActiveParticipants participants, MandateStore mandates)
{
    /// <summary>
    /// Sends what is left to be sent, each notice at most once, even when several processes are at the same act. An act for
    /// which there is no room costs no call to the store.
    /// </summary>
    public async Task<ActOutcome> SendAsync(MandateState current, ScheduledAct act, CancellationToken cancellationToken)
    {
        if (act.Audience.Kind == AudienceKind.Nobody)
        {
            return new(Tally.None);
        }

        if (!delivery.MayHaveRoom(current.Id, act))
        {
            return new(null, delivery.OpensAt);
        }

        var people = act.Audience.IsOfOffices ? [] : await participants.ActiveAsync(current, cancellationToken, act.Audience.State);
        var recipients = Recipients.Of(act.Audience, current.Plan, people, current.Record.HasReplied, current.Record.Addresses.Undeliverable());
        var notices = new List<Notice>();
        var waiting = new Queue<Recipient>(recipients);
        var isBegun = false;
        var room = waiting.Count == 0 ? 0 : await delivery.RoomAsync(current.Id, act, waiting.Count, cancellationToken);
        try
        {
            while (waiting.Count > 0)
            {
                if (delivery.Now(room) is not (> 0 and var now))
                {
                    return new(null, delivery.OpensAt);
                }

                var batch = Enumerable.Range(0, Math.Min(now, waiting.Count)).Select(_ => waiting.Dequeue()).ToArray();
                var still = act.Audience.OnlyWithoutReply ? await StillConcernedAsync(current.Id, act.Audience, batch, cancellationToken) : batch;
                var (sent, again) = await delivery.SendAsync(current, act, still, cancellationToken, begins: !isBegun);
                if (sent is null)
                {
                    if (isBegun)
                    {
                        return new(null, again);
                    }

                    // What is resumed may need the room first.
                    delivery.GiveBack(current.Id, act, room);
                    room = 0;
                    if (await ResumeAsync() is { } open)
                    {
                        return open;
                    }

                    room = waiting.Count == 0 ? 0 : await delivery.RoomAsync(current.Id, act, waiting.Count, cancellationToken);
                    continue;
                }

                room -= sent.Count;
                isBegun |= sent.Count > 0;
                notices.AddRange(sent);

                // When the provider does not answer, sending stops for now, so that few notices end in doubt.
                if (sent.Count > 0 && waiting.Count > 0 && sent.All(n => n.Outcome is NoticeOutcome.Unconfirmed or NoticeOutcome.Deferred))
                {
                    return new(null, delivery.OpensAt);
                }
            }
        }
        finally
        {
            delivery.GiveBack(current.Id, act, room);
        }

        // Nobody is written to now; an earlier attempt may have written to some.
        if (!isBegun && await ResumeAsync() is { } left)
        {
            return left;
        }

        return Count(NoticeOutcome.Deferred) > 0
            ? new(null, delivery.OpensAt)
            : new(new(Count(NoticeOutcome.Accepted), Count(NoticeOutcome.Failed), Count(NoticeOutcome.Unconfirmed)));

        int Count(NoticeOutcome outcome) => notices.Count(n => n.Outcome == outcome);

        // The notices of an earlier attempt; what it returns is not null while one of them has no outcome.
        async Task<ActOutcome?> ResumeAsync()
        {
            isBegun = true;
            var earlier = await interrupted.ResumeAsync(current, act, recipients, cancellationToken);
            notices.AddRange(earlier.Notices ?? []);
            var written = notices.Select(n => n.Contact).ToHashSet(StringComparer.Ordinal);
            waiting = new(recipients.Where(r => !written.Contains(r.Contact)));
            return earlier.Notices is null ? new(null, earlier.AgainAt) : null;
        }
    }

    private async Task<Recipient[]> StillConcernedAsync(MandateId mandate, Audience audience, Recipient[] batch, CancellationToken cancellationToken)
    {
        var record = (await mandates.GetAsync(mandate, cancellationToken)).Record;
        return [.. batch.Where(to => audience.StillConcerns(to.State, record.HasReplied))];
    }
}
