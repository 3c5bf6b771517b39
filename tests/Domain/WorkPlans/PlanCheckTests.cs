using static Mandates.Domain.WorkPlans.ActivityKind;

namespace Mandates.Domain.Tests;

public class PlanCheckTests
{
    private static readonly WorkPlan Plan = Sample.Plan;

    [Fact]
    public void The_sample_can_be_run_and_its_contradictions_are_told()
    {
        var findings = PlanCheck.Check(Plan);

        Assert.False(findings.HasErrors());
        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WorkPlans", "ag-dec-66.findings.txt")),
            string.Concat(findings.Select(f => $"{f.Code} {f.Path}\n  {f.Message}\n")));
    }

    [Fact]
    public void A_deadline_on_the_day_of_the_dispatch_is_an_error() =>
        AssertError(On("reply-deadline", new(2012, 1, 13)), "deadline-not-after-dispatch", "$.activities[3]",
            "The reply deadline of 13 January 2012 is not after the dispatch of the questionnaire, 13 January 2012. Move one of them.");

    [Fact]
    public void An_extension_is_remarked_because_the_first_draft_does_not_wait_for_it()
    {
        var remark = Assert.Single(PlanCheck.Check(Plan.Extend("ht", new(2012, 3, 1), since: 1)), f => f.Code == "draft-before-extension");

        Assert.Equal((FindingSeverity.Remark, "$.extensions[0]"), (remark.Severity, remark.Path));
        Assert.Equal(
            "The first draft is asked for after 23 February 2012, the deadline of all, and does not wait for Haiti, whose own is 1 March 2012. A reply that comes in between is in time and goes into a further compilation.",
            remark.Message.ToString());
    }

    [Theory]
    [InlineData("2011-12-15T10:00", null)]
    [InlineData("2011-12-15T10:01", "1 of the 10 dates of the calendar have passed.")]
    [InlineData("2012-01-14T00:00", "3 of the 10 dates of the calendar have passed.")]
    public void A_start_after_dates_of_the_plan_is_remarked(string now, string? begins)
    {
        var remarks = PastDates.Of(Plan, Given.At(now)).ToArray();

        Assert.Equal(begins is null ? 0 : 1, remarks.Length);
        Assert.All(remarks, r => Assert.Equal(FindingSeverity.Remark, r.Severity));
        Assert.All(remarks, r => Assert.StartsWith(begins!, r.Message.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_without_a_dispatch_is_an_error() =>
        AssertError(Cancelled(a => a.Kind == QuestionnaireDispatch), "no-dispatch", "$.activities",
            "The calendar has no dispatch of the questionnaire, so no state could reply. Add one.");

    [Fact]
    public void Without_a_formal_meeting_after_the_deadline_nobody_can_approve() =>
        AssertError(Cancelled(a => a.Id is "formal-2012-03-29" or "formal-2012-04-19"), "no-meeting-approves", "$.activities",
            "No formal meeting is left between the reply deadline, 23 February 2012, and the opening of the session, 3 June 2012, and only a formal meeting can approve. Add one.");

    [Fact]
    public void A_formal_meeting_on_the_day_the_session_opens_is_too_late_to_approve() =>
        Assert.Contains("no-meeting-approves", Codes(Change(a => a with
        {
            Date = a.Kind == FormalMeeting && a.Date > new LocalDate(2012, 3, 1) ? new(2012, 6, 3) : a.Date,
        })));

    [Fact]
    public void A_submission_on_the_day_the_session_opens_is_an_error() =>
        AssertError(With(new Activity { Id = "submission", Kind = ActivityKind.Submission, Date = new(2012, 6, 3) }),
            "submission-not-before-session", "$.activities[11]",
            "The submission of 3 June 2012 is not before the forty-second regular session opens, 3 June 2012. Move it.");

    [Fact]
    public void A_submission_before_the_session_leaves_nothing_to_remark() =>
        Assert.DoesNotContain(Codes(With(new Activity { Id = "submission", Kind = ActivityKind.Submission, Date = new(2012, 6, 1) })),
            code => code.Contains("submission", StringComparison.Ordinal));

    [Fact]
    public void A_row_after_the_session_is_an_error() =>
        AssertError(On("informal-2012-04-03", new(2012, 6, 6)), "after-session", "$.activities[9]",
            "The informal meeting of 6 June 2012 is after the forty-second regular session closes, 5 June 2012. Move it.");

    [Fact]
    public void A_chair_from_no_member_state_is_an_error() =>
        AssertError(Plan with { States = [.. Plan.States.Where(s => s.Id != "ec")] }, "unknown-state", "$.workingGroup.chair.state",
            "The chair's state \"ec\" is not among the member states. Use the id of one of them.");

    [Fact]
    public void A_meeting_on_a_weekend_is_remarked() =>
        AssertRemark(On("informal-2012-03-09", new(2012, 3, 10)), "on-a-weekend", "$.activities[5]",
            "The informal meeting of 10 March 2012 is on a Saturday. The calendar prevails: it is held to that day.");

    [Fact]
    public void A_draft_presented_before_the_replies_are_due_is_remarked() =>
        AssertRemark(On("informal-2012-03-09", new(2012, 2, 22)), "draft-before-replies", "$.activities[5]",
            "The informal meeting of 22 February 2012 comes before the reply deadline, 23 February 2012. The calendar prevails: later replies are not in that draft.");

    [Fact]
    public void A_draft_prepared_before_the_replies_are_due_is_remarked() =>
        AssertRemark(Change(a => a.Id == "draft-preparation" ? a with { After = "platform-launch" } : a), "draft-before-replies", "$.activities[4]",
            "The preparation of the draft comes before the reply deadline, 23 February 2012. The calendar prevails: later replies are not in that draft.");

    [Fact]
    public void Work_that_begins_before_a_formal_meeting_is_remarked() =>
        AssertRemark(Cancelled(a => a.Id == "formal-2011-12-15"), "no-meeting-adopts", "$.activities",
            "Work begins on 12 January 2012 with no formal meeting before it to adopt the plan. The calendar prevails: work begins on the proposal.");

    [Fact]
    public void Rows_out_of_date_order_are_remarked() =>
        AssertRemark(On("platform-launch", new(2012, 1, 16)), "out-of-order", "$.activities[2]",
            "The row of 13 January 2012 stands after the row of 16 January 2012. The dates prevail over the order of the rows.");

    [Fact]
    public void A_meeting_without_a_topic_is_remarked() =>
        AssertRemark(Change(a => a.Id == "informal-2012-03-21" ? a with { Topics = [] } : a), "no-topic", "$.activities[7]",
            "The informal meeting of 21 March 2012 has no topic. The calendar prevails: the invitation goes out without an agenda.");

    [Fact]
    public void A_meeting_counted_wrongly_by_a_procedure_is_remarked() =>
        AssertRemark(Stating(new() { Kind = FormalMeeting, Date = new(2012, 3, 29), Ordinal = 3 }), "stated-order-differs", "$.procedures[0].dates[0]",
            "Procedure 1 gives 29 March 2012 for the third formal meeting; in the calendar it is the second. The calendar prevails: the meeting of 29 March 2012 is the second.");

    [Fact]
    public void Procedures_that_agree_with_the_calendar_are_not_remarked() =>
        Assert.DoesNotContain(
            PlanCheck.Check(Stating(new() { Kind = FormalMeeting, Date = new(2012, 3, 29), Ordinal = 2 })),
            f => f.Path.StartsWith("$.procedures[0]", StringComparison.Ordinal));

    [Fact]
    public void A_cancelled_row_is_not_looked_at() =>
        Assert.DoesNotContain("on-a-weekend", Codes(Change(a =>
            a.Id == "informal-2012-03-09" ? a with { Date = new(2012, 3, 10), Cancelled = true } : a)));

    private static WorkPlan Change(Func<Activity, Activity> change) =>
        Plan with { Activities = [.. Plan.Activities.Select(change)] };

    private static WorkPlan On(string id, LocalDate date) => Change(a => a.Id == id ? a with { Date = date } : a);

    private static WorkPlan Cancelled(Func<Activity, bool> which) => Change(a => a with { Cancelled = which(a) });

    private static WorkPlan With(Activity row) => Plan with { Activities = [.. Plan.Activities, row] };

    private static WorkPlan Stating(StatedDate date) =>
        Plan with { Procedures = [Plan.Procedures[0] with { Dates = [date] }, .. Plan.Procedures.Skip(1)] };

    private static IEnumerable<string> Codes(WorkPlan plan) => PlanCheck.Check(plan).Select(f => f.Code);

    private static void AssertError(WorkPlan plan, string code, string path, string message) =>
        Assert.Contains(new Finding(code, FindingSeverity.Error, path, message), PlanCheck.Check(plan));

    private static void AssertRemark(WorkPlan plan, string code, string path, string message) =>
        Assert.Contains(new Finding(code, FindingSeverity.Remark, path, message), PlanCheck.Check(plan));
}
