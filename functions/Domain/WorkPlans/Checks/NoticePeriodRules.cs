using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Whether what the plan says of its meetings lets its own notice periods be observed.</summary>
internal static class NoticePeriodRules
{
    public static IEnumerable<Finding> InvitationsKeepTheirPeriod(WorkPlan plan) =>
        from period in plan.NoticePeriods.Where(p => p.For == NoticeFor.Invitations && p.Days > plan.MeetingNotices.InvitationDaysBefore)
        from row in plan.Rows(period.Kind)
        select row.ShortNotice(period,
            $"{Capital(row.Name)} needs its invitations {period.Days} days before it; the plan sends them {plan.MeetingNotices.InvitationDaysBefore} days before.");

    public static IEnumerable<Finding> DocumentsKeepTheirPeriod(WorkPlan plan) =>
        from period in plan.NoticePeriods.Where(p => p.For == NoticeFor.Documents)
        from row in plan.Rows(period.Kind)
        let deadline = plan.DateOf(ActivityKind.ReplyDeadline)
        where row.TakesUpTheDraft && row.Activity.Date > deadline && row.Activity.Date.Value.PlusDays(-period.Days) <= deadline
        select row.ShortNotice(period,
            $"{Capital(row.Name)} needs its documents {period.Days} days before it, but the draft can be prepared only after the reply deadline, {deadline!.Value}.");
}
