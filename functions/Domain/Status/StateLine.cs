using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Status;

/// <summary>
/// One member state: its first reply that stands, when it has one, how many focal points it named, its own deadline, if it has a
/// later one, the ruling on a late reply, and whether mail reaches none of them.
/// </summary>
public sealed record StateLine(
    StateId Id, string Name, Instant? RepliedAt, bool Late, int Versions, int FocalPoints, Instant? ExtendedTo = null, bool? LateAdmitted = null, bool Unreachable = false)
{
    /// <summary>The version that stands came on paper and was recorded by an officer.</summary>
    public bool OnBehalf { get; init; }

    /// <summary>Comments, proposed amendments and new texts.</summary>
    public int Contributions { get; init; }

    /// <summary>While the questionnaire is with its mission, not yet forwarded to anybody: when it goes on by itself.</summary>
    public Instant? WithMissionUntil { get; init; }

    public LastNotice? LastNotice { get; init; }

    /// <summary>What other member states may know of a state that keeps its reply for the secretariat: that it has replied, and when.</summary>
    public StateLine Closed() => this with { Versions = Math.Min(Versions, 1), OnBehalf = false, LateAdmitted = null, LastNotice = null };

    public static StateLine Of(MemberState state, WorkPlan plan, MandateRecord record, int focalPoints, bool unreachable)
    {
        var replies = record.Replies.Where(r => r.State == state.Id).OrderBy(r => r.Version).ToArray();
        var first = record.HasReplied(state.Id) ? replies.FirstOrDefault(r => !r.IsWithdrawn(record.Withdrawals)) : null;
        return new(state.Id, state.Names.En, first?.ReceivedAt, first?.Late ?? false, replies.Length, focalPoints,
            plan.IsExtended(state.Id) ? plan.DeadlineOf(state.Id)!.At : null, first is null ? null : record.RulingOn(first) is { } ruling ? ruling.Kind != RulingKind.Decline : null, unreachable)
        {
            OnBehalf = first is not null && replies[^1].OnBehalf is not null,
        };
    }
}
