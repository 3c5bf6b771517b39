using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>A meeting as its participants see it: what is on, what it takes, and what was recorded.</summary>
/// <param name="Activity">Id of the row.</param>
/// <param name="Kind">Formal or informal.</param>
/// <param name="Begins">When it begins, or began, in its present place.</param>
/// <param name="BeginsLocal">The same, local to the plan's zone.</param>
/// <param name="Cancelled">Whether it was withdrawn.</param>
/// <param name="OrderOfBusiness">The topics of the calendar, numbered.</param>
/// <param name="States">How many member states there are.</param>
/// <param name="ToOpen">How many must be present for a formal meeting to open.</param>
/// <param name="ToDecide">How many must be present for it to adopt, elect or approve.</param>
/// <param name="Remarks">What came later than the plan's notice periods want it.</param>
/// <param name="Sittings">Each sitting that was recorded, with the symbol of its summary record.</param>
public sealed record MeetingView(
    string Activity,
    ActivityKind Kind,
    Instant? Begins,
    LocalDateTime? BeginsLocal,
    bool Cancelled,
    IReadOnlyList<BusinessItem> OrderOfBusiness,
    int States,
    int ToOpen,
    int ToDecide,
    IReadOnlyList<Sentence> Remarks,
    IReadOnlyList<Sitting> Sittings)
{
    public static MeetingView Of(WorkPlan plan, MandateRecord record, Activity meeting) => new(
        meeting.Id,
        meeting.Kind,
        plan.When(meeting),
        plan.When(meeting) is { } begins ? plan.Local(begins) : null,
        meeting.Cancelled,
        Meetings.OrderOfBusiness.Of(meeting),
        plan.States.Count,
        plan.Quorum.Open.Needed(plan.States.Count),
        plan.Quorum.Decide.Needed(plan.States.Count),
        [.. LateNotices.Of(plan, record, meeting).Select(late => late.Sentence)],
        [.. record.Meetings.Where(m => m.Activity == meeting.Id).OrderBy(m => m.Sitting).Select(m => new Sitting(SummaryRecord.Symbol(plan, record, m), m))]);
}

/// <summary>One sitting and the symbol of its summary record.</summary>
public sealed record Sitting(string SummaryRecord, MeetingRecord Record);
