using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>What the virtual community shows of a state's reply: the versions that are shared, or only that the state has replied.</summary>
/// <param name="State">Whose reply.</param>
/// <param name="HasReplied">Whether one stands.</param>
/// <param name="Versions">Those that every delegation may read, the newest first.</param>
public sealed record PostedReply(MemberState State, bool HasReplied, IReadOnlyList<Reply> Versions)
{
    /// <summary>All states, in the order of the plan.</summary>
    public static IReadOnlyList<PostedReply> Of(WorkPlan plan, MandateRecord record) =>
        [.. plan.States.Select(s => new PostedReply(s, record.HasReplied(s.Id), [.. record.Readable(s.Id, isOther: true).Reverse()]))];
}
