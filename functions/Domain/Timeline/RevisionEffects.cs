using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>What a revision will do to the timeline if it is confirmed now: a pure function, nothing is stored or sent.</summary>
public sealed record RevisionEffects
{
    /// <summary>Acts that would have been performed and will not be.</summary>
    public required IReadOnlyList<ScheduledAct> Withdrawn { get; init; }

    /// <summary>Acts that are performed at another moment.</summary>
    public required IReadOnlyList<Replanned> Replanned { get; init; }

    /// <summary>Acts that are performed as soon as the revision is confirmed.</summary>
    public required IReadOnlyList<ScheduledAct> AtOnce { get; init; }

    /// <summary>Acts that come to those planned so far.</summary>
    public required IReadOnlyList<ScheduledAct> Added { get; init; }

    /// <summary>Acts for all who have not replied, and from now on not for the states whose deadline this revision extends.</summary>
    public required IReadOnlyList<ScheduledAct> ForOthersOnly { get; init; }

    /// <summary>Rows whose entries in calendars change.</summary>
    public required IReadOnlyList<CalendarEffect> Calendar { get; init; }

    /// <summary>Checks that fail of the revised plan: the errors, and the remarks that the plan in force does not call for.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <param name="before">The plan in force.</param>
    /// <param name="after">The revised plan.</param>
    /// <param name="record">What has happened so far.</param>
    /// <param name="revision">The record of the revision as it would be kept.</param>
    public static RevisionEffects Of(WorkPlan before, WorkPlan after, MandateRecord record, PlanRevision revision)
    {
        var now = revision.At;
        var revised = record with { Revisions = [.. record.Revisions, revision] };
        var planned = Standing(before, record, now);
        var next = Standing(after, revised, now);
        var due = Outlook.At(now, after, revised).Due.Where(act => !IsForNobody(act, revised) && !planned.Any(old => old.Key == act.Key && old.At <= now)).ToArray();
        var later = next.ExceptBy(due.Select(act => act.Key), act => act.Key).ToArray();
        return new()
        {
            Withdrawn = [.. planned.Where(old => !next.Any(act => IsSame(old, act)))],
            Replanned = [.. from act in later from old in planned.Where(old => IsSame(old, act) && old.At != act.At) select new Replanned(act, old.At)],
            AtOnce = due,
            Added = [.. later.Where(act => !planned.Any(old => IsSame(old, act)))],
            ForOthersOnly = Extensions(before, after).Any() ? [.. next.Where(act => act.Audience.LeavesOutExtended)] : [],
            Calendar = [.. Rows(before, after), .. Extensions(before, after)],
            Findings = [.. NewFindings(PlanCheck.Check(before), PlanCheck.Check(after))],
        };
    }

    private static ScheduledAct[] Standing(WorkPlan plan, MandateRecord record, Instant now) =>
        [.. Schedule.Of(plan, record).Where(act => act.Skipped is null && !(act.Until <= now) && record.Performed(act.Key) is null && !IsForNobody(act, record))];

    private static bool IsForNobody(ScheduledAct act, MandateRecord record) =>
        !act.Audience.StillConcerns(act.Audience.State, record.HasReplied);

    private static IEnumerable<CalendarEffect> Rows(WorkPlan before, WorkPlan after) =>
        from row in after.Activities
        where row.Since == after.Revision
        let old = before.Activity(row.Id)
        select new CalendarEffect(row.Id, null, Local(before, old is null ? null : before.When(old)), row.Cancelled ? null : Local(after, after.When(row)));

    private static IEnumerable<CalendarEffect> Extensions(WorkPlan before, WorkPlan after) =>
        from deadline in after.ExtendedDeadlines()
        where deadline.Since == after.Revision
        select new CalendarEffect(deadline.Row, deadline.State, Local(before, before.DeadlineOf(deadline.State)?.At), Local(after, deadline.At));

    private static LocalDateTime? Local(WorkPlan plan, Instant? at) => at is { } moment ? plan.Local(moment) : null;

    // A new date makes a new act of the same reason about the same thing.
    private static bool IsSame(ScheduledAct one, ScheduledAct other) =>
        (one.Reason, one.About, one.Ordinal) == (other.Reason, other.About, other.Ordinal);

    // The index of a row may shift; anywhere else, the same path with the same code is the same finding as before.
    private static IEnumerable<Finding> NewFindings(IReadOnlyList<Finding> before, IReadOnlyList<Finding> after) =>
        after.Where(finding => finding.Severity == FindingSeverity.Error || !before.Any(old => old.Code == finding.Code
            && (old.Message.Equals(finding.Message) || (old.Path == finding.Path && !old.Path.StartsWith("$.activities", StringComparison.Ordinal)))));
}

/// <summary>An act as it is planned now, and the moment for which it had been planned.</summary>
public sealed record Replanned(ScheduledAct Act, Instant From);

/// <summary>An entry of calendars that changes: for all or, with a state, for that one; from null when it is new, to null when it is cancelled.</summary>
public sealed record CalendarEffect(string Row, StateId? State, LocalDateTime? From, LocalDateTime? To);
