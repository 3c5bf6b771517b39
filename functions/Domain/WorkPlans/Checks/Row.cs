using NodaTime;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>A row of the calendar that was not cancelled, with its place in the file.</summary>
internal sealed record Row(Activity Activity, string Path)
{
    /// <summary>Such as "the reply deadline" or, among many of a kind, "the formal meeting of 29 March 2012".</summary>
    public string Name => Activity switch
    {
        { Kind: ActivityKind.FormalMeeting, Date: { } date } => $"the formal meeting of {PlanWords.Day(date)}",
        { Kind: ActivityKind.InformalMeeting, Date: { } date } => $"the informal meeting of {PlanWords.Day(date)}",
        _ => PlanWords.Naming(Activity.Kind),
    };

    public bool Has(TopicPurpose purpose) => Activity.Topics.Any(t => t.Purpose == purpose);

    public Finding Error(string code, string message) => new(code, FindingSeverity.Error, Path, message);

    public Finding Remark(string code, string message) => new(code, FindingSeverity.Remark, Path, message);
}

internal static class Calendar
{
    public static IEnumerable<Row> Rows(this WorkPlan plan) =>
        plan.Activities.Select((a, i) => new Row(a, $"$.activities[{i}]")).Where(row => !row.Activity.Cancelled);

    public static IEnumerable<Row> Rows(this WorkPlan plan, ActivityKind kind) =>
        plan.Rows().Where(row => row.Activity.Kind == kind);

    public static LocalDate? DateOf(this WorkPlan plan, ActivityKind kind) => plan.The(kind)?.Date;
}
