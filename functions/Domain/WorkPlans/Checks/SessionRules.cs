using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>The session that the product is due at ends everything.</summary>
internal static class SessionRules
{
    public static IEnumerable<Finding> TheSubmissionIsBeforeTheSession(WorkPlan plan)
    {
        var session = plan.Mandate.DueSession;
        return from submission in plan.Rows(ActivityKind.Submission)
               where submission.Activity.Date >= session.Opens
               select submission.Error("submission-not-before-session",
                   $"{Capital(submission.Name)} is not before the {plan.Named(session.Name)} opens, {session.Opens}. Move it.");
    }

    public static IEnumerable<Finding> NothingComesAfterTheSession(WorkPlan plan)
    {
        var session = plan.Mandate.DueSession;
        return from row in plan.Rows()
               where row.Activity.Kind != ActivityKind.Submission && row.Activity.Date > session.Closes
               select row.Error("after-session",
                   $"{Capital(row.Name)} is after the {plan.Named(session.Name)} closes, {session.Closes}. Move it.");
    }

    public static IEnumerable<Finding> TheSubmissionHasADate(WorkPlan plan)
    {
        var session = plan.Mandate.DueSession;
        if (plan.DateOf(ActivityKind.Submission) is null)
            yield return Finding.Remark("no-submission-date", "$.activities",
                $"The calendar has no date for the submission to the {plan.Named(session.Body.Name)}, whose {plan.Named(session.Name)} opens on {session.Opens}. "
                + $"The session prevails: the submission must be made before that day.");
    }
}
