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

    [Fact]
    public void A_submission_before_the_meeting_that_approves_is_an_error() =>
        AssertError(With(new Activity { Id = "submission", Kind = ActivityKind.Submission, Date = new(2012, 4, 2) }),
            "submission-before-approval", "$.activities[11]",
            "The submission of 2 April 2012 is before the formal meeting of 19 April 2012, which is to approve the draft, and only an approved draft can be submitted. Move one of them.");

    [Fact]
    public void Where_no_meeting_says_that_it_approves_any_formal_one_after_the_replies_may()
    {
        var silent = Change(a => a with { Topics = [.. a.Topics.Where(t => t.Purpose != TopicPurpose.ApproveResolution)] });
        WorkPlan Submitted(LocalDate date) => silent with { Activities = [.. silent.Activities, new() { Id = "submission", Kind = ActivityKind.Submission, Date = date }] };

        Assert.Contains("submission-before-approval", Codes(Submitted(new(2012, 3, 28))));
        Assert.DoesNotContain("submission-before-approval", Codes(Submitted(new(2012, 3, 30))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_meeting_that_is_to_approve_in_the_session_is_an_error(int day) =>
        AssertError(On("formal-2012-04-19", new(2012, 6, day)), "approval-not-before-session", "$.activities[10]",
            $"The formal meeting of {day} June 2012 is to approve the draft, and is not before the forty-second regular session opens, 3 June 2012. Move it.");

    [Fact]
    public void A_meeting_in_the_session_is_remarked() =>
        AssertRemark(On("informal-2012-04-03", new(2012, 6, 4)), "meeting-in-session", "$.activities[9]",
            "The informal meeting of 4 June 2012 is not before the forty-second regular session opens, 3 June 2012. The session prevails: the submission must be made before that day.");

    [Fact]
    public void A_negotiation_before_the_presentation_is_remarked() =>
        AssertRemark(On("informal-2012-03-21", new(2012, 3, 1)), "stage-out-of-order", "$.activities[7]",
            "The informal meeting of 1 March 2012 has the negotiation of the draft on its agenda; the presentation of the draft comes only on 9 March 2012. The calendar prevails: each is held to its day.");

    [Fact]
    public void A_negotiation_before_the_replies_are_due_is_remarked() =>
        Assert.Contains("draft-before-replies", Codes(On("informal-2012-03-21", new(2012, 2, 1))));

    [Fact]
    public void A_draft_prepared_after_a_meeting_takes_it_up_is_remarked() =>
        AssertRemark(Change(a => a.Id == "draft-preparation" ? a with { After = null, Date = new(2012, 3, 16) } : a), "draft-after-meeting", "$.activities[4]",
            "The preparation of the draft of 16 March 2012 comes after the informal meeting of 9 March 2012, which takes it up. The calendar prevails: each is held to its day.");

    [Fact]
    public void A_launch_after_the_dispatch_is_remarked() =>
        AssertRemark(On("platform-launch", new(2012, 1, 16)), "launch-after-dispatch", "$.activities[1]",
            "The launch of the platform of 16 January 2012 comes after the dispatch of the questionnaire, 13 January 2012. The calendar prevails: each is held to its day.");

    [Fact]
    public void An_instrument_adopted_after_the_first_row_is_remarked() =>
        AssertRemark(Plan with { Mandate = Plan.Mandate with { AdoptedOn = new(2011, 12, 16) } }, "adopted-after-rows", "$.mandate.adoptedOn",
            "The instrument was adopted on 16 December 2011, after the first row of the calendar, 15 December 2011. The calendar prevails.");

    [Fact]
    public void Procedures_that_differ_on_the_focal_points_are_remarked()
    {
        var last = Plan.Procedures[^1];
        AssertRemark(Plan with { Procedures = [.. Plan.Procedures.SkipLast(1), last with { FocalPointsPerState = 5 }] }, "focal-points-differ",
            $"$.procedures[{Plan.Procedures.Count - 1}].focalPointsPerState",
            $"The most focal points of a state are 3 in procedure 4 and 5 in procedure {last.Number}. The larger number prevails.");
    }

    [Theory]
    [InlineData("2012-02-20")]
    [InlineData("2012-02-23")]
    public void An_extension_that_is_none_is_remarked(string date)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        AssertRemark(Plan with { Extensions = [new() { State = new("ht"), Date = day }] }, "extension-without-effect", "$.extensions[0].date",
            $"The extension until {day.Day} February 2012 is not later than the reply deadline of all, 23 February 2012, which prevails for Haiti too.");
    }

    [Fact]
    public void An_extension_into_the_session_is_remarked() =>
        AssertRemark(Plan with { Extensions = [new() { State = new("ht"), Date = new(2012, 6, 3) }] }, "extension-in-session", "$.extensions[0].date",
            "The extension until 3 June 2012 does not end before the forty-second regular session opens, 3 June 2012. A reply that comes so late goes into no draft.");

    [Fact]
    public void A_text_that_is_translated_twice_is_remarked() =>
        AssertRemark(Plan with { Translations = [new("A", "B", "C", "D"), new("A", "E", "F", "G")] }, "doubled-translation", "$.translations[1].en",
            "\"A\" is translated more than once. The first translation prevails.");

    [Fact]
    public void Two_states_with_one_mailbox_are_remarked_in_whatever_case() =>
        AssertRemark(Mission("ar", "Mission.AG@missions.example"), "shared-mailbox", "$.states[1].mission",
            "Argentina and Antigua and Barbuda have the same mailbox, Mission.AG@missions.example. Whoever reads it gets the mails and links of both. Correct it unless that is meant.");

    [Theory]
    [InlineData("secretariat@ag-dec-66.example", "General Secretariat")]
    [InlineData("general-assembly@ag-dec-66.example", "General Assembly")]
    [InlineData("Permanent-Council@ag-dec-66.example", "Permanent Council")]
    public void A_state_with_the_mailbox_of_a_body_is_remarked(string mailbox, string body) =>
        AssertRemark(Mission("ar", mailbox), "shared-mailbox", "$.states[1].mission",
            $"Argentina and {body} have the same mailbox, {mailbox}. Whoever reads it gets the mails and links of both. Correct it unless that is meant.");

    [Fact]
    public void A_chair_may_use_the_mailbox_of_the_own_mission_and_of_no_other()
    {
        Assert.DoesNotContain("shared-mailbox", Codes(Mission("ec", "chair@ag-dec-66.example")));
        Assert.Contains("shared-mailbox", Codes(Mission("ar", "chair@ag-dec-66.example")));
    }

    [Fact]
    public void A_reminder_before_the_dispatch_is_remarked() =>
        AssertRemark(Plan with { Reminders = Plan.Reminders with { DaysBefore = [50, 1] } }, "reminder-misplaced", "$.reminders.daysBefore[0]",
            "The reminder of 4 January 2012 would come before the dispatch of the questionnaire. The dispatch prevails: nobody is reminded before it.");

    [Fact]
    public void A_reminder_after_the_deadline_is_remarked() =>
        AssertRemark(Change(a => a.Kind == ReplyDeadline ? a with { Time = new(8, 0) } : a) with { Reminders = Plan.Reminders with { DaysBefore = [1, 0] } },
            "reminder-misplaced", "$.reminders.daysBefore[1]",
            "The reminder of 23 February 2012, 09:00, would come after the reply deadline. The deadline prevails: that reminder is left out.");

    [Fact]
    public void A_consulted_process_without_an_address() =>
        AssertRemark(Sample.Plan with { Mandate = Sample.Plan.Mandate with { Consulted = [new("MISPA", "Ministers")] } }, "consulted-without-address", "$.mandate.consulted[0]", "MISPA has no address: it is not consulted. Give its mailbox ('email').");

    [Fact]
    public void A_questionnaire_that_would_go_on_after_the_deadline_is_remarked() =>
        AssertRemark(Change(a => a.Kind == ReplyDeadline ? a with { Date = new(2012, 1, 16) } : a) with { ForwardDays = 3 }, "forwarding-misplaced", "$.forwardDays",
            "What the missions have not forwarded would go on by itself on 16 January 2012, which is not before the reply deadline. The deadline prevails: after it nothing goes on. Give fewer days.");

    [Fact]
    public void Meetings_reminded_of_before_they_are_invited_to_are_remarked() =>
        AssertRemark(Plan with { MeetingNotices = new() { InvitationDaysBefore = 2, ReminderDaysBefore = 5 } }, "reminder-before-invitation", "$.meetingNotices.reminderDaysBefore",
            "Meetings would be reminded of 5 days before, and invited to only 2 days before. Exchange the two numbers unless that is meant.");

    [Theory]
    [InlineData("reply-deadline", "$.activities[3].date")]
    [InlineData("platform-launch", "$.activities[1].date")]
    [InlineData("informal-2012-03-09", "$.activities[5].date")]
    public void A_day_that_the_zone_left_out_is_an_error(string row, string path) =>
        AssertError(On(row, new(2011, 12, 30)) with { TimeZone = DateTimeZoneProviders.Tzdb["Pacific/Apia"] }, "skipped-day", path,
            "30 December 2011 did not exist in Pacific/Apia: the calendar left that day out there. Choose another day.");

    [Fact]
    public void Extensions_and_the_session_too_are_on_days_that_exist()
    {
        var skipped = new LocalDate(1993, 8, 21);
        var plan = Plan with
        {
            TimeZone = DateTimeZoneProviders.Tzdb["Pacific/Kwajalein"],
            Extensions = [new() { State = new("ht"), Date = skipped }],
            Mandate = Plan.Mandate with { DueSession = Plan.Mandate.DueSession with { Opens = skipped } },
        };

        Assert.Equal(["$.extensions[0].date", "$.mandate.dueSession.opens"], PlanCheck.Check(plan).Where(f => f.Code == "skipped-day").Select(f => f.Path));
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_remarked() =>
        AssertRemark(Change(a => a.Id == "informal-2012-03-09" ? a with { Date = new(2012, 3, 11), Time = new(2, 30) } : a), "skipped-time", "$.activities[5]",
            "The informal meeting of 11 March 2012 is at 02:30, which does not exist on that day: the clocks go forward. It is moved to 03:30.");

    private static WorkPlan Mission(string state, string mailbox) =>
        Plan with { States = [.. Plan.States.Select(s => s.Id == state ? s with { Mission = mailbox } : s)] };

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
