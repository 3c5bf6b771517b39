using Mandates.Domain.Community;
using Mandates.Domain.Meetings;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>The reply of a state that is in force: the newest version, unless it was withdrawn; and what else the record says of replies.</summary>
public static class StandingReplies
{
    /// <summary>Versions that the participants of a state submit, those withdrawn among them: nobody corrects a reply so often, and each is kept for good and answered with a mail.</summary>
    public const int MostSubmitted = 50;

    /// <summary>The rule that one more version from its participants would break. A reply on paper, which the secretariat records, is still taken.</summary>
    public static Sentence? TooMany(this MandateRecord record, StateId state) => record.Replies.Count(r => r.State == state && r.OnBehalf is null) < MostSubmitted ? null
        : (Sentence)$"The state has submitted {MostSubmitted} versions of its reply. Send the next one on paper: the secretariat records it.";

    /// <summary>Null when there is no such version.</summary>
    public static Reply? ReplyOf(this MandateRecord record, StateId state, int version) => record.Replies.FirstOrDefault(r => r.State == state && r.Version == version);

    /// <summary>The reply that a paper became; null until it is confirmed.</summary>
    public static Reply? ReplyOf(this MandateRecord record, PaperReply paper) => record.Replies.FirstOrDefault(r => r.State == paper.State && r.OnBehalf == paper.Number);

    /// <summary>What was recorded on behalf of a state under a number; null when there is nothing.</summary>
    public static PaperReply? Paper(this MandateRecord record, StateId state, int number) => record.PaperReplies.FirstOrDefault(r => r.State == state && r.Number == number);

    /// <summary>The files of a state, or of <see cref="Information.Officers"/>, that something refers to: a version of its reply, a scan, what it published, its working copy; or of a consulted process, by the name of its room. Each stands there once.</summary>
    public static IEnumerable<ReplyFile> FilesOf(this MandateRecord record, StateId state, WorkingCopy? copy) =>
        record.Replies.Where(r => r.State == state).SelectMany(r => r.Files)
            .Concat(record.PaperReplies.Where(r => r.State == state).Select(r => r.Scan))
            .Concat(record.Information.Where(i => i.Owner == state).Select(i => i.File).OfType<ReplyFile>())
            .Concat(record.ConsultationAnswers.Where(a => a.Owner == state).Select(a => a.File).OfType<ReplyFile>())
            .Concat(copy?.Files ?? [])
            .DistinctBy(f => f.Blob);

    public static IEnumerable<Reply> Of(IReadOnlyList<Reply> replies, IReadOnlyList<Withdrawal> withdrawals) =>
        replies.GroupBy(r => r.State).Select(versions => versions.MaxBy(r => r.Version)!).Where(newest => !newest.IsWithdrawn(withdrawals));

    /// <summary>Null when the state has no reply, or has taken it back.</summary>
    public static Reply? Standing(this MandateRecord record, StateId state) =>
        record.Replies.Where(r => r.State == state).MaxBy(r => r.Version) is { } newest && !newest.IsWithdrawn(record.Withdrawals) ? newest : null;

    /// <summary>The version that a correction starts from, until something was typed for it: the one that stands, if it was sent online. Null when there is none.</summary>
    public static Reply? StartOf(this MandateRecord record, StateId state, WorkingCopy? copy) =>
        copy?.Answers is null && record.Standing(state) is { Channel: ReplyChannel.Online } standing && (copy is null || record.Questionnaires.Count > 0) ? standing : null;

    /// <summary>The reply that a state gave after its paper reply was received, as long as the paper reply is not confirmed: once confirmed, the paper reply would stand instead.</summary>
    public static Reply? RepliedSince(this MandateRecord record, PaperReply paper) =>
        record.ReplyOf(paper) is null && record.Standing(paper.State) is { } standing && standing.ReceivedAt > paper.ReceivedAt ? standing : null;

    public static bool IsWithdrawn(this Reply reply, IReadOnlyList<Withdrawal> withdrawals) =>
        withdrawals.Any(w => w.State == reply.State && w.Version >= reply.Version);

    /// <summary>The late replies, as far as they were not withdrawn, that wait for a ruling.</summary>
    public static IEnumerable<Reply> Unruled(this MandateRecord record) =>
        record.Replies.Where(r => r.Late && record.RulingOn(r) is null && !r.IsWithdrawn(record.Withdrawals));

    /// <summary>The replies on paper that no second officer has confirmed.</summary>
    public static IEnumerable<PaperReply> Unconfirmed(this MandateRecord record) => record.PaperReplies.Where(paper => record.ReplyOf(paper) is null);

    /// <summary>The first ruling on a late reply; null until there is one.</summary>
    public static Ruling? RulingOn(this MandateRecord record, Reply reply) =>
        record.AllRulings().Where(r => r.State == reply.State && r.Version == reply.Version).MinBy(r => r.At);

    /// <summary>The rulings of the chair, and those of meetings, which concern every late version that a state had by then.</summary>
    public static IEnumerable<Ruling> AllRulings(this MandateRecord record) => record.Rulings.Concat(
        from meeting in record.Meetings
        from decision in meeting.Decisions
        where decision is { Kind: DecisionKind.RuleOnLateReply, IsTaken: true }
        from reply in record.Replies
        where reply.State == decision.State && reply.Late && reply.RecordedAt <= meeting.HeldAt
        select new Ruling(
            reply.State, reply.Version, decision.Admitted is true ? RulingKind.Accept : RulingKind.Decline, "", meeting.Activity, meeting.HeldAt));
}
