using static Mandates.Domain.WorkPlans.ActivityKind;
using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>What becomes of the draft: prepared, presented, negotiated, approved and submitted, in this order and before the session.</summary>
internal static class DraftRules
{
    private static readonly TopicPurpose[] Stages = [TopicPurpose.PresentDraft, TopicPurpose.NegotiateDraft, TopicPurpose.ApproveResolution];

    public static IEnumerable<Finding> TheApprovalIsBeforeTheSession(WorkPlan plan)
    {
        var session = plan.Mandate.DueSession;
        return plan.Approving().All(row => row.Activity.Date >= session.Opens)
            ? plan.Approving().Select(row => row.Error("approval-not-before-session",
                $"{Capital(row.Name)} is to approve the draft, and is not before the {plan.Named(session.Name)} opens, {session.Opens}. Move it."))
            : [];
    }

    public static IEnumerable<Finding> TheSubmissionFollowsTheApproval(WorkPlan plan) =>
        from submission in plan.Rows(ActivityKind.Submission)
        let approving = plan.Approving().MinBy(row => row.Activity.Date)
        where submission.Activity.Date < approving?.Activity.Date
        select submission.Error("submission-before-approval",
            $"{Capital(submission.Name)} is before {approving.Name}, which is to approve the draft, and only an approved draft can be submitted. Move one of them.");

    public static IEnumerable<Finding> NoMeetingIsHeldInTheSession(WorkPlan plan)
    {
        var session = plan.Mandate.DueSession;
        return from row in plan.Rows()
               where row.Activity.IsMeeting && row.Activity.Date >= session.Opens && row.Activity.Date <= session.Closes
               select row.Remark("meeting-in-session",
                   $"{Capital(row.Name)} is not before the {plan.Named(session.Name)} opens, {session.Opens}. The session prevails: the submission must be made before that day.");
    }

    public static IEnumerable<Finding> TheStagesOfTheDraftAreInOrder(WorkPlan plan) =>
        from row in plan.Rows()
        let late = Stages.Index().Where(stage => row.Has(stage.Item))
            .SelectMany(stage => Stages.Take(stage.Index).Select(before => (Stage: stage.Item, Before: before, First: plan.Rows().Where(r => r.Has(before)).Min(r => r.Activity.Date))))
            .FirstOrDefault(pair => row.Activity.Date < pair.First)
        where late.First is not null
        select row.Remark("stage-out-of-order",
            $"{Capital(row.Name)} has {Purpose(late.Stage)} on its agenda; {Purpose(late.Before)} comes only on {late.First!.Value}. The calendar prevails: each is held to its day.");

    public static IEnumerable<Finding> TheDraftIsPreparedBeforeItIsTakenUp(WorkPlan plan) =>
        from preparation in plan.Rows(DraftPreparation)
        let date = preparation.Activity.Date ?? plan.Activity(preparation.Activity.After ?? "")?.Date
        let first = plan.Rows().Where(row => row.TakesUpTheDraft && row.Activity.Date is not null).MinBy(row => row.Activity.Date)
        where date > first?.Activity.Date && first.Activity.Date >= plan.DateOf(ReplyDeadline)
        select preparation.Remark("draft-after-meeting",
            $"{Capital(preparation.Name)} comes after {first.Name}, which takes it up. The calendar prevails: each is held to its day.");

    // The formal meetings that are to approve: those that say so, or else every one that could.
    private static Row[] Approving(this WorkPlan plan)
    {
        var formal = plan.Rows(FormalMeeting).Where(row => row.Activity.Date is not null).ToArray();
        var saying = formal.Where(row => row.Has(TopicPurpose.ApproveResolution)).ToArray();
        return saying.Length > 0
            ? saying
            : [.. formal.Where(row => row.Activity.Date > plan.DateOf(ReplyDeadline) && row.Activity.Date < plan.Mandate.DueSession.Opens)];
    }
}
