using Mandates.Domain.Timeline;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Remarks on notices whose figures put them where they cannot be.</summary>
internal static class ReminderRules
{
    public static IEnumerable<Finding> RemindersComeBetweenDispatchAndDeadline(WorkPlan plan)
    {
        var (deadline, dispatch) = (plan.GeneralDeadline(), plan.SingleOf(ActivityKind.QuestionnaireDispatch));
        if (deadline is null || dispatch is null) return [];
        return from day in plan.Reminders.DaysBefore.Index()
               let at = plan.NoticeTime(deadline.Date, day.Item)
               where at <= plan.When(dispatch) || at > deadline.At
               select Finding.Remark("reminder-misplaced", $"$.reminders.daysBefore[{day.Index}]", at > deadline.At
                   ? (Sentence)$"The reminder of {plan.Local(at).Date}, {plan.Times.Notice:HH:mm}, would come after the reply deadline. The deadline prevails: that reminder is left out."
                   : $"The reminder of {plan.Local(at).Date} would come before the dispatch of the questionnaire. The dispatch prevails: nobody is reminded before it.");
    }

    public static IEnumerable<Finding> TheQuestionnaireGoesOnBeforeTheDeadline(WorkPlan plan)
    {
        if (plan.ForwardDays > 0 && plan.DateOf(ActivityKind.QuestionnaireDispatch)?.PlusDays(plan.ForwardDays) is { } goesOn && goesOn >= plan.DateOf(ActivityKind.ReplyDeadline))
            yield return Finding.Remark("forwarding-misplaced", "$.forwardDays",
                $"What the missions have not forwarded would go on by itself on {goesOn}, which is not before the reply deadline. The deadline prevails: after it nothing goes on. Give fewer days.");
    }

    public static IEnumerable<Finding> AConsultedProcessHasAnAddress(WorkPlan plan)
    {
        if (plan.ConsultationDays == 0) return [];
        return from process in plan.Mandate.Consulted.Index()
               where string.IsNullOrEmpty(process.Item.Email)
               select Finding.Remark("consulted-without-address", $"$.mandate.consulted[{process.Index}]",
                   $"{process.Item.Id} has no address: it is not consulted. Give its mailbox ('email').");
    }

    public static IEnumerable<Finding> TheInvitationComesBeforeTheReminder(WorkPlan plan)
    {
        var (invitation, reminder) = (plan.MeetingNotices.InvitationDaysBefore, plan.MeetingNotices.ReminderDaysBefore);
        if (reminder > invitation)
            yield return Finding.Remark("reminder-before-invitation", "$.meetingNotices.reminderDaysBefore",
                $"Meetings would be reminded of {reminder} days before, and invited to only {invitation} days before. Exchange the two numbers unless that is meant.");
    }

    public static IEnumerable<Finding> AnExtensionExtends(WorkPlan plan) =>
        from extension in plan.Extensions.Index()
        let state = plan.State(extension.Item.State)
        let general = plan.GeneralDeadline()
        where state is not null && plan.DeadlineAt(extension.Item.Date, extension.Item.Time) <= general?.At
        select Finding.Remark("extension-without-effect", $"$.extensions[{extension.Index}].date",
            $"The extension until {extension.Item.Date} is not later than the reply deadline of all, {general.Date}, which prevails for {state.Names} too.");

    public static IEnumerable<Finding> AnExtensionEndsBeforeTheSession(WorkPlan plan) =>
        from extension in plan.Extensions.Index()
        let session = plan.Mandate.DueSession
        where extension.Item.Date >= session.Opens
        select Finding.Remark("extension-in-session", $"$.extensions[{extension.Index}].date",
            $"The extension until {extension.Item.Date} does not end before the {plan.Named(session.Name)} opens, {session.Opens}. A reply that comes so late goes into no draft.");
}
