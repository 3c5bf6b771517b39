using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Status;

/// <summary>A row of the calendar in the revision in force; At says when it happened.</summary>
public sealed record ActivityLine(string Id, ActivityKind Kind, LocalDate? Date, IReadOnlyList<string> Topics, bool Cancelled, Instant? At)
{
    public static ActivityLine Of(Activity activity, WorkPlan plan, MandateRecord record) => new(
        activity.Id, activity.Kind, activity.Date, [.. activity.Topics.Select(t => t.Text)], activity.Cancelled, record.HappenedAt(plan, activity));
}
