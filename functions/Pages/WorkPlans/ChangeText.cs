using Mandates.Pages.Status;

namespace Mandates.Pages.WorkPlans;

/// <summary>A change of the work plan in words.</summary>
public static class ChangeText
{
    /// <param name="change">What is changed.</param>
    /// <param name="before">The plan that it changes.</param>
    /// <param name="t">The language.</param>
    public static string Of(PlanChange change, WorkPlan before, Texts t) => change switch
    {
        ExtendDeadline extend => t["revise-so-far.extend", before.State(extend.State)?.Names[t.Language] ?? extend.State, t.LongDate(extend.Date)],
        MoveActivity move => t["revise-so-far.move", Row(before, move.Subject, t), t.LongDate(move.Date)],
        AddActivity add => t["revise-so-far.add", ActText.MeetingOf(add.Activity, t)],
        CancelActivity cancel => t["revise-so-far.cancel", Row(before, cancel.Subject, t)],
        ChangeReminders => t["work-plan.change-reminders"],
        ChangeMeetingNotices => t["work-plan.change-invitations"],
        ChangeNoticePeriods => t["work-plan.change-periods"],
        ChangeProcedure procedure => t["work-plan.change-procedure", procedure.Number, procedure.FocalPointsPerState],
        ChangeQuorum => t["work-plan.change-quorum"],
        _ => "",
    };

    /// <summary>A row of the calendar, such as "formal meeting of 15 December 2011".</summary>
    public static string Row(WorkPlan plan, string id, Texts t) => plan.Activity(id) is not { } row ? id
        : row.IsMeeting ? ActText.MeetingOf(row, t)
        : $"{t.Of(row.Kind)} ({(row.Date is { } date ? t.LongDate(date) : t["calendar.no-date"])})";
}
