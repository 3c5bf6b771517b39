using Mandates.Functions.Record;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Which version of its state's reply a list of files becomes, by whichever way it came.</summary>
internal static class ReplyVersions
{
    /// <param name="record">Of the mandate.</param>
    /// <param name="proposed">The reply; the number of its version is given here.</param>
    /// <param name="now">When it comes into the record.</param>
    /// <returns>The next version; the newest one, as a repeat, when it is in force and has the same files.</returns>
    public static Decided<Reply> Next(MandateRecord record, Reply proposed, Instant now)
    {
        var newest = record.Replies.Where(r => r.State == proposed.State).MaxBy(r => r.Version);
        return newest is not null && newest.Sha256 == proposed.Sha256 && !newest.IsWithdrawn(record.Withdrawals)
            ? new(newest, IsRepeat: true)
            : new(proposed with { Version = (newest?.Version ?? 0) + 1, RecordedAt = now });
    }
}
