using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>
/// Who may read the reply of a state: what the state said with its submission or after it, or else the default of the plan when
/// its first version came. A reply of which nothing was said, because neither existed yet, is in the package and is not shown to other states.
/// </summary>
public static class Visibilities
{
    /// <summary>What holds for all versions of a state's reply; null when nothing was ever said.</summary>
    public static ReplyVisibility? VisibilityOf(this MandateRecord record, StateId state) => Newest(record, state)?.Visibility;

    /// <summary>Whether somebody may read what a state replied.</summary>
    public static bool MayRead(this MandateRecord record, Readers readers, StateId state) => readers switch
    {
        Readers.Officers => true,
        Readers.Package => record.VisibilityOf(state) != ReplyVisibility.Secretariat,
        _ => record.IsShared(state),
    };

    /// <summary>Whether other member states may read what a state replied.</summary>
    public static bool IsShared(this MandateRecord record, StateId state) => record.VisibilityOf(state) == ReplyVisibility.Shared;

    /// <summary>What is taken for a state that says nothing with its next version: what holds, or for a first version the default of the plan; null for neither.</summary>
    public static ReplyVisibility? UsualVisibility(this MandateRecord record, WorkPlan plan, StateId state) =>
        record.VisibilityOf(state) ?? (record.HasVersion(state) ? null : plan.ReplyVisibility);

    /// <summary>The choice that comes into the record with a version; null when nothing changes.</summary>
    /// <param name="record">Without the version.</param>
    /// <param name="plan">In force.</param>
    /// <param name="version">As it is submitted.</param>
    /// <param name="said">What was said with it; null for nothing.</param>
    /// <param name="by">Id of who says it.</param>
    public static VisibilityChoice? ChoiceWith(this MandateRecord record, WorkPlan plan, Reply version, ReplyVisibility? said, string by) =>
        (said ?? record.UsualVisibility(plan, version.State)) is { } wanted && wanted != record.VisibilityOf(version.State)
            ? new(version.State, version.Version, 0, wanted, by, version.RecordedAt)
            : null;

    /// <summary>The next choice of a state that has replied.</summary>
    public static VisibilityChoice NextChoice(this MandateRecord record, StateId state, ReplyVisibility visibility, string by, Instant now)
    {
        var version = record.Replies.Where(r => r.State == state).Max(r => r.Version);
        return new(state, version, record.Visibilities.Count(c => c.State == state && c.Version == version && c.Number > 0) + 1, visibility, by, now);
    }

    /// <summary>The rule that a change would break: drafts are made of the replies, so that the choice is open until the first one is published.</summary>
    /// <returns>Null while the state may choose; also after the draft for its first version.</returns>
    public static Sentence? VisibilityIsFixed(this MandateRecord record, StateId state) => record.Drafts.Count > 0 && record.HasVersion(state)
        ? "The first draft has been published. From then on, who may read the reply stays as it was."
        : (Sentence?)null;

    /// <summary>The versions of a state's reply that its own delegation and officers may read, or other member states: not what was withdrawn, nor what is not shared.</summary>
    public static IReadOnlyList<Reply> Readable(this MandateRecord record, StateId state, bool isOther) =>
    [
        .. record.Replies.Where(r => r.State == state && (!isOther || (record.IsShared(state) && !r.IsWithdrawn(record.Withdrawals)))).OrderBy(r => r.Version),
    ];

    private static bool HasVersion(this MandateRecord record, StateId state) => record.Replies.Any(r => r.State == state);

    private static VisibilityChoice? Newest(MandateRecord record, StateId state) =>
        record.Visibilities.Where(c => c.State == state).MaxBy(c => (c.Version, c.Number));
}
