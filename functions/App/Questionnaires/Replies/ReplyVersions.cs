using Mandates.Functions.Record;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Which version of its state's reply a list of files becomes, by whichever way it came.</summary>
internal static class ReplyVersions
{
    private const int SecretDigits = 16;

    /// <param name="current">The mandate.</param>
    /// <param name="proposed">The reply; the number of its version and the secret of its receipt are given here.</param>
    /// <param name="now">When it comes into the record.</param>
    /// <returns>The next version; the newest one, as a repeat, when it is in force and has the same files.</returns>
    public static Decided<Reply> Next(MandateState current, Reply proposed, Instant now)
    {
        var newest = current.Record.Replies.Where(r => r.State == proposed.State).MaxBy(r => r.Version);
        return newest is not null && newest.Sha256 == proposed.Sha256 && !newest.IsWithdrawn(current.Record.Withdrawals)
            ? new(newest, IsRepeat: true)
            : new(NotBefore(newest, proposed with { Version = (newest?.Version ?? 0) + 1, RecordedAt = now, Secret = RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true) }, current.Plan));
    }

    // A record that comes before the one before it says that the clock has been put back in between: then the later version
    // has the times of the earlier one, and is late or in time by them. An upload that was announced before an earlier
    // version came, and a paper that was received before it, keep the times that count for them.
    private static Reply NotBefore(Reply? earlier, Reply next, WorkPlan plan)
    {
        if (earlier is null || earlier.RecordedAt <= next.RecordedAt)
        {
            return next;
        }

        var receivedAt = next.Channel == ReplyChannel.Online ? Instant.Max(next.ReceivedAt, earlier.ReceivedAt) : next.ReceivedAt;
        return next with { RecordedAt = earlier.RecordedAt, ReceivedAt = receivedAt, Late = plan.IsLate(next.State, receivedAt) };
    }
}
