using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>One item of a meeting's order of business, and the decision that it asks for.</summary>
public sealed record BusinessItem(int Number, string Text, DecisionKind? Asks);

public static class OrderOfBusiness
{
    /// <summary>The topics of the calendar, in its order.</summary>
    public static IReadOnlyList<BusinessItem> Of(Activity meeting) =>
        [.. meeting.Topics.Select((topic, i) => new BusinessItem(i + 1, topic.Text, Asks(topic.Purpose)))];

    private static DecisionKind? Asks(TopicPurpose purpose) => purpose switch
    {
        TopicPurpose.ElectViceChairs => DecisionKind.ElectViceChairs,
        TopicPurpose.ConsiderWorkPlan => DecisionKind.AdoptWorkPlan,
        TopicPurpose.ApproveResolution => DecisionKind.ApproveResolution,
        _ => null,
    };
}
