using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Which meeting the procedures mean, by its number or its topic.</summary>
internal static class StatedMeetingRules
{
    public static IEnumerable<Finding> AMeetingHasThePlaceInOrderThatItsProcedureStates(WorkPlan plan) =>
        from stated in ProcedureDate.OneByOne(plan)
        where stated.IsMeeting && stated.Ordinal is not null && stated.MeetingsThatDay.Any(m => m.Activity.Kind == stated.Kind)
        let place = plan.Rows(stated.Kind).Count(m => m.Activity.Date <= stated.Date)
        where place != stated.Ordinal
        select stated.Remark("stated-order-differs",
            $"{stated.Who} {stated.Date} for {Counted(stated)}; in the calendar it is the {Ordinal(place)}. "
            + $"The calendar prevails: the meeting of {stated.Date} is the {Ordinal(place)}.");

    public static IEnumerable<Finding> ATopicIsTakenUpWhereItsProcedureStates(WorkPlan plan) =>
        from stated in ProcedureDate.OneByOne(plan)
        where stated.Purpose is { } and not (TopicPurpose.Other or TopicPurpose.NegotiateDraft)
        let rows = plan.Rows().Where(row => row.Activity.IsMeeting && row.Has(stated.Purpose!.Value)).ToArray()
        where rows.Length > 0 && !rows.Any(row => row.Activity.Kind == stated.Kind && row.Activity.Date == stated.Date)
        select stated.Remark("stated-topic-elsewhere",
            $"Procedure {stated.Procedures[0]} puts {Purpose(stated.Purpose!.Value)} at {Counted(stated)}, {stated.Date}; the calendar puts it at {rows.Select(r => r.Name).ToArray()}. "
            + $"The calendar prevails: {Purpose(stated.Purpose.Value)} is on the agenda there.");

    private static Sentence Counted(ProcedureDate stated) => (stated.Ordinal, stated.Kind) switch
    {
        ({ } ordinal, ActivityKind.FormalMeeting) => (Sentence)$"the {Ordinal(ordinal)} formal meeting",
        ({ } ordinal, _) => $"the {Ordinal(ordinal)} informal meeting",
        _ => Naming(stated.Kind),
    };
}
