using Mandates.Domain.Timeline;
using static Mandates.Domain.WorkPlans.ActivityKind;
using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Remarks on what is allowed but is more often a slip than intended.</summary>
internal static class PracticeRules
{
    public static IEnumerable<Finding> TheDraftFollowsTheReplies(WorkPlan plan) =>
        from row in plan.Rows()
        where row.Activity.Kind == DraftPreparation || row.TakesUpTheDraft
        let date = row.Activity.Date ?? plan.Activity(row.Activity.After ?? "")?.Date
        where date < plan.DateOf(ReplyDeadline)
        select row.Remark("draft-before-replies",
            $"{Capital(row.Name)} comes before the reply deadline, {plan.DateOf(ReplyDeadline)!.Value}. "
            + $"The calendar prevails: later replies are not in that draft.");

    public static IEnumerable<Finding> TheDraftWaitsForNoExtension(WorkPlan plan) =>
        from deadline in plan.ExtendedDeadlines()
        let index = plan.Extensions.Select(e => e.State).ToList().IndexOf(deadline.State!.Value)
        select Finding.Remark("draft-before-extension", $"$.extensions[{index}]",
            $"The first draft is asked for after {plan.GeneralDeadline()!.Date}, the deadline of all, and does not wait for {plan.State(deadline.State!.Value)!.Names}, "
            + $"whose own is {deadline.Date}. A reply that comes in between is in time and goes into a further compilation.");

    public static IEnumerable<Finding> NothingFallsOnAWeekend(WorkPlan plan) =>
        from row in plan.Rows()
        where row.Activity.Date is { DayOfWeek: IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday }
        select row.Remark("on-a-weekend",
            $"{Capital(row.Name)} is on a {row.Activity.Date!.Value.DayOfWeek}. The calendar prevails: it is held to that day.");

    public static IEnumerable<Finding> AMeetingHasATopic(WorkPlan plan) =>
        from row in plan.Rows()
        where row.Activity.IsMeeting && row.Activity.Topics.Count == 0
        select row.Remark("no-topic",
            $"{Capital(row.Name)} has no topic. The calendar prevails: the invitation goes out without an agenda.");
}
