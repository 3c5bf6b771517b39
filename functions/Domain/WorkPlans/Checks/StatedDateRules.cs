using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>The days that procedures and the adoption note state against those of the calendar, which prevails.</summary>
internal static class StatedDateRules
{
    public static IEnumerable<Finding> AnActivityIsOnTheDayItsProcedureStates(WorkPlan plan) =>
        from stated in Stated.Together(plan)
        where !stated.IsMeeting
        let row = plan.Rows(stated.Kind).FirstOrDefault()
        where row?.Activity.Date is { } date && date != stated.Date
        select stated.Remark("stated-day-differs",
            $"{stated.Who} {Day(stated.Date)} for {The(row.Activity.Kind)}; the calendar gives {Day(row.Activity.Date!.Value)}. "
            + $"The calendar prevails: {The(row.Activity.Kind)} is {Day(row.Activity.Date!.Value)}.");

    public static IEnumerable<Finding> AMeetingIsOfTheKindItsProcedureStates(WorkPlan plan) =>
        from stated in Stated.Together(plan)
        where stated.IsMeeting && stated.MeetingsThatDay.Count > 0 && stated.MeetingsThatDay.All(m => m.Activity.Kind != stated.Kind)
        let kind = stated.MeetingsThatDay[0].Activity.Kind
        select stated.Remark("stated-kind-differs",
            $"{stated.Who} {Naming(stated.Kind)} on {Day(stated.Date)}; the calendar has {Naming(kind)} on that day. "
            + $"The calendar prevails: the meeting of {Day(stated.Date)} is {Meeting(kind)}.");

    public static IEnumerable<Finding> AStatedMeetingIsInTheCalendar(WorkPlan plan) =>
        from stated in Stated.Together(plan)
        where stated.IsMeeting && stated.MeetingsThatDay.Count == 0
        select stated.Remark("stated-meeting-missing",
            $"{stated.Who} {Naming(stated.Kind)} on {Day(stated.Date)}; the calendar has no meeting on that day. "
            + $"The calendar prevails: {Instead(plan, stated)}.");

    public static IEnumerable<Finding> TheMeetingsOfTheAdoptionNoteAreInTheCalendar(WorkPlan plan) =>
        from named in (plan.Adoption?.Meetings ?? []).Select((date, i) => (Date: date, Path: $"$.adoption.meetings[{i}]"))
        where !plan.Rows().Any(row => row.Activity.IsMeeting && row.Activity.Date == named.Date)
        select Finding.Remark("adoption-meeting-missing", named.Path,
            $"The adoption note names a meeting on {Day(named.Date)}; the calendar has no meeting on that day. "
            + "The calendar prevails: nobody is invited to a meeting then.");

    private static string Instead(WorkPlan plan, Stated stated)
    {
        var meetings = plan.Rows(stated.Kind)
            .Where(row => row.Activity.Date is not null && (stated.Purpose is null || row.Has(stated.Purpose.Value)))
            .Select(row => Day(row.Activity.Date!.Value))
            .ToArray();
        var purpose = stated.Purpose is { } p and not TopicPurpose.Other ? $" for {Purpose(p)}" : "";
        return meetings.Length == 0
            ? $"it has no {Meeting(stated.Kind)} meeting{purpose}"
            : $"its {Meeting(stated.Kind)} meetings{purpose} are those of {List(meetings)}";
    }
}
