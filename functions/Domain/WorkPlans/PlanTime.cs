namespace Mandates.Domain.WorkPlans;

/// <summary>
/// The one place where a local date and time becomes an instant. A time that the clock change skips moves forward
/// by the length of the gap; one that comes twice is the first.
/// </summary>
public static class PlanTime
{
    public static Instant At(this WorkPlan plan, LocalDate date, LocalTime time) =>
        date.At(time).InZoneLeniently(plan.TimeZone).ToInstant();

    /// <summary>When a dated row happens; null for a row without a date.</summary>
    public static Instant? When(this WorkPlan plan, Activity activity) =>
        activity.Date is { } date ? plan.At(date, activity.Time ?? plan.UsualTime(activity.Kind)) : null;

    /// <summary>The notice time so many days before a date; negative counts forward.</summary>
    public static Instant NoticeTime(this WorkPlan plan, LocalDate date, int daysBefore = 0) =>
        plan.At(date.PlusDays(-daysBefore), plan.Times.Notice);

    public static LocalDateTime Local(this WorkPlan plan, Instant instant) =>
        instant.InZone(plan.TimeZone).LocalDateTime;

    private static LocalTime UsualTime(this WorkPlan plan, ActivityKind kind) => kind switch
    {
        ActivityKind.FormalMeeting or ActivityKind.InformalMeeting => plan.Times.Meeting,
        ActivityKind.ReplyDeadline => plan.Times.Deadline,
        _ => plan.Times.Notice,
    };
}
