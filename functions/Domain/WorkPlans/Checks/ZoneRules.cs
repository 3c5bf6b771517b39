using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Days and times that a zone leaves out, because its clocks go forward.</summary>
internal static class ZoneRules
{
    public static IEnumerable<Finding> EveryDayExistsInTheZone(WorkPlan plan)
    {
        (LocalDate? Date, string Path)[] days =
        [
            .. plan.Rows().Select(row => (row.Activity.Date, $"{row.Path}.date")),
            .. plan.Extensions.Select((extension, i) => ((LocalDate?)extension.Date, $"$.extensions[{i}].date")),
            (plan.Mandate.DueSession.Opens, "$.mandate.dueSession.opens"),
            (plan.Mandate.DueSession.Closes, "$.mandate.dueSession.closes"),
        ];
        return from day in days
               where day.Date is { } date && !plan.Has(date)
               select Finding.Error("skipped-day", day.Path,
                   $"{day.Date!.Value} did not exist in {plan.TimeZone.Id}: the calendar left that day out there. Choose another day.");
    }

    public static IEnumerable<Finding> EveryTimeExistsOnItsDay(WorkPlan plan) =>
        from row in plan.Rows()
        where row.Activity.Date is { } date && plan.Has(date)
        let time = plan.TimeOf(row.Activity)
        let held = plan.Local(plan.When(row.Activity)!.Value).TimeOfDay
        where held != time
        select row.Remark("skipped-time",
            $"{Capital(row.Name)} is at {time:HH:mm}, which does not exist on that day: the clocks go forward. It is moved to {held:HH:mm}.");

    // A whole day is left out where a zone changed to the other side of the date line.
    private static bool Has(this WorkPlan plan, LocalDate date) =>
        plan.TimeZone.MapLocal(date.AtMidnight()).Count > 0 || plan.TimeZone.MapLocal(date.At(LocalTime.MaxValue)).Count > 0;
}
