using static Mandates.Domain.WorkPlans.ActivityKind;
using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>The order in which rows of the calendar must follow each other.</summary>
internal static class OrderRules
{
    public static IEnumerable<Finding> TheQuestionnaireIsDispatched(WorkPlan plan)
    {
        if (plan.SingleOf(QuestionnaireDispatch) is null)
            yield return Finding.Error("no-dispatch", "$.activities",
                "The calendar has no dispatch of the questionnaire, so no state could reply. Add one.");
    }

    public static IEnumerable<Finding> TheDeadlineIsAfterTheDispatch(WorkPlan plan) =>
        from deadline in plan.Rows(ReplyDeadline)
        where deadline.Activity.Date <= plan.DateOf(QuestionnaireDispatch)
        select deadline.Error("deadline-not-after-dispatch",
            $"{Capital(deadline.Name)} is not after the dispatch of the questionnaire, "
            + $"{plan.DateOf(QuestionnaireDispatch)!.Value}. Move one of them.");

    public static IEnumerable<Finding> AFormalMeetingIsLeftToApprove(WorkPlan plan)
    {
        var opens = plan.Mandate.DueSession.Opens;
        if (plan.DateOf(ReplyDeadline) is { } deadline
            && !plan.Rows(FormalMeeting).Any(m => m.Activity.Date > deadline && m.Activity.Date < opens))
            yield return Finding.Error("no-meeting-approves", "$.activities",
                $"No formal meeting is left between the reply deadline, {deadline}, and the opening of the session, {opens}, "
                + $"and only a formal meeting can approve. Add one.");
    }

    public static IEnumerable<Finding> AFormalMeetingAdoptsThePlanFirst(WorkPlan plan)
    {
        LocalDate?[] starts = [plan.DateOf(PlatformLaunch), plan.DateOf(QuestionnaireDispatch)];
        if (starts.Min() is { } first && !plan.Rows(FormalMeeting).Any(m => m.Activity.Date <= first))
            yield return Finding.Remark("no-meeting-adopts", "$.activities",
                $"Work begins on {first} with no formal meeting before it to adopt the plan. "
                + $"The calendar prevails: work begins on the proposal.");
    }

    public static IEnumerable<Finding> TheLaunchIsBeforeTheDispatch(WorkPlan plan) =>
        from launch in plan.Rows(PlatformLaunch)
        where launch.Activity.Date > plan.DateOf(QuestionnaireDispatch)
        select launch.Remark("launch-after-dispatch",
            $"{Capital(launch.Name)} comes after the dispatch of the questionnaire, {plan.DateOf(QuestionnaireDispatch)!.Value}. The calendar prevails: each is held to its day.");

    public static IEnumerable<Finding> TheInstrumentIsOlderThanTheCalendar(WorkPlan plan)
    {
        if (plan.Rows().Min(row => row.Activity.Date) is { } first && first < plan.Mandate.AdoptedOn)
            yield return Finding.Remark("adopted-after-rows", "$.mandate.adoptedOn",
                $"The instrument was adopted on {plan.Mandate.AdoptedOn}, after the first row of the calendar, {first}. The calendar prevails.");
    }

    public static IEnumerable<Finding> RowsAreInDateOrder(WorkPlan plan)
    {
        var dated = plan.Rows().Where(row => row.Activity.Date is not null).ToArray();
        return from pair in dated.Zip(dated.Skip(1))
               where pair.Second.Activity.Date < pair.First.Activity.Date
               select pair.Second.Remark("out-of-order",
                   $"The row of {pair.Second.Activity.Date!.Value} stands after the row of {pair.First.Activity.Date!.Value}. "
                   + $"The dates prevail over the order of the rows.");
    }
}
