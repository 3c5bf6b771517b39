using static Mandates.Domain.WorkPlans.PlanWords;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>The days that procedures and the adoption note state against those of the calendar, which prevails.</summary>
internal static class StatedDateRules
{
    public static IEnumerable<Finding> AnActivityIsOnTheDayItsProcedureStates(WorkPlan plan) =>
        from stated in ProcedureDate.Together(plan)
        where !stated.IsMeeting
        let row = plan.Rows(stated.Kind).FirstOrDefault()
        where row?.Activity.Date is { } date && date != stated.Date
        select stated.Remark("stated-day-differs",
            $"{stated.Who} {stated.Date} for {The(row.Activity.Kind)}; the calendar gives {row.Activity.Date!.Value}. "
            + $"The calendar prevails: {The(row.Activity.Kind)} is {row.Activity.Date!.Value}.");

    public static IEnumerable<Finding> AMeetingIsOfTheKindItsProcedureStates(WorkPlan plan) =>
        from stated in ProcedureDate.Together(plan)
        where stated.IsMeeting && stated.MeetingsThatDay.Count > 0 && stated.MeetingsThatDay.All(m => m.Activity.Kind != stated.Kind)
        let kind = stated.MeetingsThatDay[0].Activity.Kind
        select stated.Remark("stated-kind-differs",
            $"{stated.Who} {Naming(stated.Kind)} on {stated.Date}; the calendar has {Naming(kind)} on that day. "
            + $"The calendar prevails: the meeting of {stated.Date} is {Meeting(kind)}.");

    public static IEnumerable<Finding> AStatedMeetingIsInTheCalendar(WorkPlan plan) =>
        from stated in ProcedureDate.Together(plan)
        where stated.IsMeeting && stated.MeetingsThatDay.Count == 0
        select stated.Remark("stated-meeting-missing",
            $"{stated.Who} {Naming(stated.Kind)} on {stated.Date}; the calendar has no meeting on that day. "
            + $"The calendar prevails: {Instead(plan, stated)}.");

    public static IEnumerable<Finding> TheMeetingsOfTheAdoptionNoteAreInTheCalendar(WorkPlan plan) =>
        from named in (plan.Adoption?.Meetings ?? []).Select((date, i) => (Date: date, Path: $"$.adoption.meetings[{i}]"))
        where !plan.Rows().Any(row => row.Activity.IsMeeting && row.Activity.Date == named.Date)
        select Finding.Remark("adoption-meeting-missing", named.Path,
            $"The adoption note names a meeting on {named.Date}; the calendar has no meeting on that day. "
            + $"The calendar prevails: nobody is invited to a meeting then.");

    private static Sentence Instead(WorkPlan plan, ProcedureDate stated)
    {
        var meetings = plan.Rows(stated.Kind)
            .Where(row => row.Activity.Date is not null && (stated.Purpose is null || row.Has(stated.Purpose.Value)))
            .Select(row => (Sentence)$"{row.Activity.Date!.Value}")
            .ToArray();
        var isFormal = stated.Kind == ActivityKind.FormalMeeting;
        return (meetings.Length, stated.Purpose) switch
        {
            (0, { } purpose and not TopicPurpose.Other) => isFormal ? (Sentence)$"it has no formal meeting for {Purpose(purpose)}" : $"it has no informal meeting for {Purpose(purpose)}",
            (0, _) => isFormal ? "it has no formal meeting" : "it has no informal meeting",
            (_, { } purpose and not TopicPurpose.Other) => isFormal
                ? (Sentence)$"its formal meetings for {Purpose(purpose)} are those of {meetings}"
                : $"its informal meetings for {Purpose(purpose)} are those of {meetings}",
            _ => isFormal ? (Sentence)$"its formal meetings are those of {meetings}" : $"its informal meetings are those of {meetings}",
        };
    }
}
