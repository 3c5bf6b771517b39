using static Mandates.Domain.WorkPlans.ActivityKind;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Remarks where the words of the plan disagree, or its figures are assumed.</summary>
internal static class WordingRules
{
    public static IEnumerable<Finding> RowsOnTheDraftNameTheProduct(WorkPlan plan) =>
        from row in plan.Rows()
        from topic in row.Activity.Topics
        where row.Activity.Kind == DraftPreparation || topic.Purpose is TopicPurpose.PresentDraft or TopicPurpose.NegotiateDraft
        where !topic.Text.Contains(plan.Mandate.Product, StringComparison.OrdinalIgnoreCase)
        select row.Remark("draft-of-what",
            $"The row for {row.Name} says \"{plan.Named(topic.Text, without: ".")}\"; the mandate asks for a {plan.Named(plan.Mandate.Product)}. "
            + $"The mandate prevails: the draft {plan.Named(plan.Mandate.Product)} is meant.");

    public static IEnumerable<Finding> TheWorkingGroupHasOneTitle(WorkPlan plan)
    {
        var titles = plan.WorkingGroup.Titles;
        if (titles.Count > 1)
            yield return Finding.Remark("several-titles", "$.workingGroup.titles",
                $"The working group has {titles.Count} titles: {titles.Select(t => (Sentence)$"\"{plan.Named(t)}\"").ToArray()}. The first prevails.");
    }

    public static IEnumerable<Finding> TheQuorumIsKnown(WorkPlan plan)
    {
        var (open, decide) = (plan.Quorum.Open.Needed(plan.States.Count), plan.Quorum.Decide.Needed(plan.States.Count));
        if (plan.Quorum.Assumed)
            yield return Finding.Remark("quorum-assumed", "$.quorum",
                $"The quorum is assumed: {open} of {plan.States.Count} member states to open a meeting, {decide} to decide. "
                + $"These figures prevail until the body's own rules are entered.");
    }
}
