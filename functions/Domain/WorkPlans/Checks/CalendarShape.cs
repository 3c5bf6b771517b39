namespace Mandates.Domain.WorkPlans.Checks;

internal static class CalendarShape
{
    public static IEnumerable<Finding> TheCalendarHasAReplyDeadline(WorkPlan plan)
    {
        if (plan.SingleOf(ActivityKind.ReplyDeadline) is null)
            yield return Finding.Error("no-reply-deadline", "$.activities",
                "The calendar has no replyDeadline activity, so there would be no date to reply by. Add one.");
    }

    public static IEnumerable<Finding> WhatHappensOnceStandsOnce(WorkPlan plan) =>
        plan.Rows().Where(row => !row.Activity.IsMeeting && plan.SingleOf(row.Activity.Kind) != row.Activity)
            .Select(row => Finding.Error("second-of-its-kind", $"{row.Path}.kind",
                $"The calendar already has {PlanWords.Naming(row.Activity.Kind)}, \"{plan.SingleOf(row.Activity.Kind)!.Id}\". Keep one of the two."));

    public static IEnumerable<Finding> OnlyTheDraftAndTheSubmissionMayLackADate(WorkPlan plan) =>
        plan.Rows().Where(row => row.Activity.Date is null
                && row.Activity.Kind is not (ActivityKind.DraftPreparation or ActivityKind.Submission))
            .Select(row => Finding.Error("no-date", $"{row.Path}.date",
                $"\"{row.Activity.Id}\" has no date. Only the preparation of the draft and the submission may be without one: add it."));

    public static IEnumerable<Finding> AnUndatedRowFollowsADatedOne(WorkPlan plan) =>
        plan.Rows().Where(row => row.Activity.Date is null
                && !plan.Activities.Any(a => a.Id == row.Activity.After && a.Date is not null && !a.Cancelled))
            .Select(row => Finding.Error("follows-nothing", $"{row.Path}.after", row.Activity.After is null
                ? (Sentence)$"\"{row.Activity.Id}\" has neither a date nor \"after\". Give it one of the two."
                : $"\"{row.Activity.Id}\" follows \"{row.Activity.After}\", which is not a dated row of the calendar. Name one that is."));

    public static IEnumerable<Finding> ADatedRowFollowsNothing(WorkPlan plan) =>
        plan.Rows().Where(row => row.Activity is { Date: not null, After: not null })
            .Select(row => Finding.Error("date-and-after", $"{row.Path}.after",
                $"\"{row.Activity.Id}\" has both a date and \"after\". Keep one of the two."));

    public static IEnumerable<Finding> NoRowIsNewerThanThePlan(WorkPlan plan) =>
        plan.Rows().Where(row => row.Activity.Since > plan.Revision)
            .Select(row => Finding.Error("newer-than-plan", $"{row.Path}.since",
                $"\"{row.Activity.Id}\" is said to date from revision {row.Activity.Since}, but the plan is revision {plan.Revision}. Correct one of the two."));
}
