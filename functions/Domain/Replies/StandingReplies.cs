using Mandates.Domain.Timeline;

namespace Mandates.Domain.Replies;

/// <summary>What stands of a state's replies: the newest version, unless it was withdrawn.</summary>
public static class StandingReplies
{
    public static IEnumerable<Reply> Of(IReadOnlyList<Reply> replies, IReadOnlyList<Withdrawal> withdrawals) =>
        replies.GroupBy(r => r.State).Select(versions => versions.MaxBy(r => r.Version)!).Where(newest => !newest.IsWithdrawn(withdrawals));

    /// <summary>Null when the state has no reply, or has taken it back.</summary>
    public static Reply? Standing(this MandateRecord record, string state) =>
        record.Replies.Where(r => r.State == state).MaxBy(r => r.Version) is { } newest && !newest.IsWithdrawn(record.Withdrawals) ? newest : null;

    public static bool IsWithdrawn(this Reply reply, IReadOnlyList<Withdrawal> withdrawals) =>
        withdrawals.Any(w => w.State == reply.State && w.Version >= reply.Version);

    /// <summary>What the chair decided about a late reply; null while it has not.</summary>
    public static Ruling? RulingOn(this MandateRecord record, Reply reply) =>
        record.Rulings.FirstOrDefault(r => r.State == reply.State && r.Version == reply.Version);
}
