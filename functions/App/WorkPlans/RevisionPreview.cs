using Mandates.Pages.Status;

namespace Mandates.Functions.WorkPlans;

/// <summary>What a revision would do if it were confirmed now; each act with its explanation.</summary>
/// <param name="Number">The number that it would have.</param>
/// <param name="CanBeConfirmed">Whether no finding is an error.</param>
/// <param name="Withdrawn">Acts that will not be performed any more.</param>
/// <param name="Replanned">Acts that move to another moment.</param>
/// <param name="AtOnce">Acts that are performed as soon as it is confirmed.</param>
/// <param name="Added">Acts that come to those planned so far.</param>
/// <param name="Calendar">Entries of calendars that change.</param>
/// <param name="Findings">What speaks against it, and the checks of the plan that fail now.</param>
public sealed record RevisionPreview(
    int Number,
    bool CanBeConfirmed,
    IReadOnlyList<ActLine> Withdrawn,
    IReadOnlyList<ReplannedLine> Replanned,
    IReadOnlyList<ActLine> AtOnce,
    IReadOnlyList<ActLine> Added,
    IReadOnlyList<CalendarEffect> Calendar,
    IReadOnlyList<Finding> Findings)
{
    /// <param name="plan">In force.</param>
    /// <param name="proposed">The revision.</param>
    /// <param name="effects">What it would do.</param>
    internal static RevisionPreview Of(WorkPlan plan, ProposedRevision proposed, RevisionEffects effects) => new(
        proposed.Entry.Number,
        !proposed.Findings.HasErrors(),
        [.. effects.Withdrawn.Select(act => ActLine.Of(act, plan))],
        [.. effects.Replanned.Select(act => new ReplannedLine(proposed.Revised.Local(act.From), ActLine.Of(act.Act, proposed.Revised)))],
        [.. effects.AtOnce.Select(act => ActLine.Of(act, proposed.Revised))],
        [.. effects.Added.Select(act => ActLine.Of(act, proposed.Revised))],
        effects.Calendar,
        proposed.Findings);
}

public sealed record ReplannedLine(LocalDateTime FromLocal, ActLine Act);
