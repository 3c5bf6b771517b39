using Mandates.Domain.Meetings;
using Mandates.Domain.Record;
using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Revisions;

/// <summary>Meetings that a revision moves so near that the plan's notice periods can no longer be observed.</summary>
internal static class ShortNotice
{
    public static IEnumerable<Finding> Findings(WorkPlan plan, IReadOnlyList<PlanChange> changes, MandateRecord record, Instant now) =>
        from row in changes.SelectMany((change, i) => Dated(plan, change, $"$.changes[{i}]"))
        where !IsResumed(record, row)
        from period in Periods(plan, changes)
        where period.Kind == row.Activity.Kind
        let lastDay = row.Activity.Date!.Value.PlusDays(-period.Days)
        where plan.Local(now).Date > lastDay && !(period.For == NoticeFor.Documents && DocumentsAreOut(plan, row, record, lastDay))
        select row.ShortNotice(period, $"{Capital(row.Name)} needs its {What(period.For)} {period.Days} days before it: by {lastDay}, which has passed.");

    // A meeting that was opened and suspended goes on among those who were present; no notice is needed.
    private static bool IsResumed(MandateRecord record, Row row) =>
        record.LastSitting(row.Activity.Id) is { Outcome: MeetingOutcome.Suspended };

    // The notice periods that will be in force.
    private static IReadOnlyList<NoticePeriod> Periods(WorkPlan plan, IReadOnlyList<PlanChange> changes) =>
        changes.OfType<ChangeNoticePeriods>().FirstOrDefault()?.Periods ?? plan.NoticePeriods;

    private static IEnumerable<Row> Dated(WorkPlan plan, PlanChange change, string path) => change switch
    {
        MoveActivity move when plan.Activity(move.Id) is { } row => [new(row with { Date = move.Date }, path)],
        AddActivity { Activity: { Date: not null } row } => [new(row, path)],
        _ => [],
    };

    private static bool DocumentsAreOut(WorkPlan plan, Row row, MandateRecord record, LocalDate lastDay) =>
        !row.TakesUpTheDraft || record.Drafts.Any(d => plan.Local(d.PublishedAt).Date <= lastDay);
}
