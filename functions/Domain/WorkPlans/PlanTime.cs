using NodaTime.TimeZones;

namespace Mandates.Domain.WorkPlans;

/// <summary>
/// The one place where a local date and time becomes an instant. A time that the clock change skips moves forward
/// by the length of the gap; one that comes twice is the first, but for deadlines: their day ends when it ends for good.
/// </summary>
public static class PlanTime
{
    private static readonly ZoneLocalMappingResolver LaterOfTwo = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    public static Instant At(this WorkPlan plan, LocalDate date, LocalTime time) =>
        date.At(time).InZoneLeniently(plan.TimeZone).ToInstant();

    /// <summary>The last second of a deadline; where the clock goes back and it comes twice, the later one.</summary>
    public static Instant DeadlineAt(this WorkPlan plan, LocalDate date, LocalTime? time) =>
        date.At(time ?? plan.Times.Deadline).InZone(plan.TimeZone, LaterOfTwo).ToInstant();

    /// <summary>When a dated row happens; null for a row without a date.</summary>
    public static Instant? When(this WorkPlan plan, Activity activity) => (activity.Kind, activity.Date) switch
    {
        (_, null) => null,
        (ActivityKind.ReplyDeadline, { } date) => plan.DeadlineAt(date, activity.Time),
        (_, { } date) => plan.At(date, plan.TimeOf(activity)),
    };

    /// <summary>The notice time so many days before a date; negative counts forward.</summary>
    public static Instant NoticeTime(this WorkPlan plan, LocalDate date, int daysBefore = 0) =>
        plan.At(date.PlusDays(-daysBefore), plan.Times.Notice);

    public static LocalDateTime Local(this WorkPlan plan, Instant instant) =>
        instant.InZone(plan.TimeZone).LocalDateTime;

    /// <summary>The local time that a row says, or else the usual one of its kind.</summary>
    internal static LocalTime TimeOf(this WorkPlan plan, Activity activity) => activity.Time ?? activity.Kind switch
    {
        ActivityKind.FormalMeeting or ActivityKind.InformalMeeting => plan.Times.Meeting,
        ActivityKind.ReplyDeadline => plan.Times.Deadline,
        _ => plan.Times.Notice,
    };
}
