namespace Mandates.Domain.WorkPlans;

/// <summary>Gives a dated row another day, local to the plan's zone. Without a time the row keeps its own.</summary>
public sealed record MoveActivity(string Id, LocalDate Date, LocalTime? Time = null) : PlanChange
{
    [JsonIgnore]
    public override string Subject => Id;

    internal override WorkPlan ApplyTo(WorkPlan plan) =>
        plan.WithRow(Id, row => row with { Date = Date, Time = Time ?? row.Time, Since = plan.Revision });
}

/// <summary>Adds a row. What it says of its cancellation and its revision is not taken from it.</summary>
public sealed record AddActivity(Activity Activity) : PlanChange
{
    [JsonIgnore]
    public override string Subject => Activity.Id;

    internal override WorkPlan ApplyTo(WorkPlan plan) =>
        plan with { Activities = [.. plan.Activities, Activity with { Since = plan.Revision, Cancelled = false }] };
}

/// <summary>Withdraws a row; it stays in the calendar for the record.</summary>
public sealed record CancelActivity(string Id) : PlanChange
{
    [JsonIgnore]
    public override string Subject => Id;

    internal override WorkPlan ApplyTo(WorkPlan plan) =>
        plan.WithRow(Id, row => row with { Cancelled = true, Since = plan.Revision });
}

/// <summary>Gives one state a later reply deadline than the calendar's; the others keep theirs.</summary>
public sealed record ExtendDeadline(StateId State, LocalDate Date, LocalTime? Time = null) : PlanChange
{
    [JsonIgnore]
    public override string Subject => $"$.extensions.{State}";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with
    {
        Extensions =
        [
            .. plan.Extensions.Where(e => e.State != State),
            new StateExtension { State = State, Date = Date, Time = Time, Since = plan.Revision },
        ],
    };
}

internal static class Rows
{
    public static WorkPlan WithRow(this WorkPlan plan, string id, Func<Activity, Activity> change) =>
        plan with { Activities = [.. plan.Activities.Select(row => row.Id == id ? change(row) : row)] };
}
