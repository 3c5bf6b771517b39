namespace Mandates.Domain.Tests;

/// <summary>Mandates that slip, on the virtual clock; each transcript is a file of <c>Scenarios</c>.</summary>
public class ScenarioTests
{
    private static readonly Decision Refused = new() { Kind = DecisionKind.ApproveResolution, Vote = new(9, 11, 2) };

    private static MoveActivity Deadline(int month, int day) => new("reply-deadline", new(2012, month, day));

    private static AddActivity Meeting(ActivityKind kind, string id, LocalDate date) =>
        new(new() { Id = id, Kind = kind, Date = date, Topics = [new("Negotiation of the Draft Plan of Action", TopicPurpose.NegotiateDraft)] });

    [Fact]
    public void A_deadline_is_extended_with_two_reminders_sent() => Scenario.Dispatched()
        .At("2012-02-17T11:00").Replies("br").Revises(Deadline(3, 1)).Waits()
        .At("2012-03-03T12:00").Is("deadline-extended");

    [Fact]
    public void A_deadline_is_extended_twice() => Scenario.Dispatched()
        .At("2012-02-17T11:00").Revises(Deadline(3, 1))
        .At("2012-02-27T11:00").Revises(Deadline(3, 8))
        .At("2012-03-10T12:00").Is("deadline-extended-twice");

    [Fact]
    public void A_deadline_is_shortened() => Scenario.Dispatched()
        .At("2012-02-10T11:00").Revises(Deadline(2, 14))
        .At("2012-02-17T12:00").Is("deadline-shortened");

    [Fact]
    public void A_deadline_is_moved_in_the_hour_before_it_falls() => Scenario.Dispatched()
        .At("2012-02-23T23:10").Revises(Deadline(3, 1))
        .At("2012-03-03T12:00").Is("deadline-moved-in-its-last-hour");

    [Fact]
    public void A_deadline_that_has_fallen_is_not_moved_but_extended_for_one_state() => Scenario.Dispatched()
        .At("2012-02-24T00:00").Revises(Deadline(3, 1))
        .At("2012-02-24T11:00").Revises(new ExtendDeadline(new("ht"), new(2012, 3, 2))).Waits()
        .At("2012-02-25T11:00").Replies("sr")
        .At("2012-03-02T23:59:59").Replies("ht")
        .At("2012-03-04T12:00").Is("deadline-extended-for-one-state-after-it-fell");

    [Fact]
    public void One_state_has_its_own_deadline_and_loses_it_to_a_later_one_of_all() => Scenario.Dispatched()
        .At("2012-02-17T11:00").Revises(new ExtendDeadline(new("ht"), new(2012, 3, 2)), new ExtendDeadline(new("sr"), new(2012, 2, 27))).Waits()
        .At("2012-02-21T11:00").Revises(Deadline(2, 28)).Waits()
        .At("2012-03-05T12:00").Is("deadline-of-one-state");

    [Fact]
    public void The_reminders_are_changed_between_two_of_them() => Scenario.Dispatched()
        .At("2012-02-16T11:00").Revises(new ChangeReminders(DaysBefore: [10, 6, 2], MinimumGapHours: 48, Overdue: false))
        .At("2012-02-25T12:00").Is("reminders-changed");

    [Fact]
    public void A_meeting_is_postponed_after_its_invitations() => Scenario.Negotiated()
        .At("2012-03-05T11:00").Revises(new MoveActivity("informal-2012-03-09", new(2012, 3, 13), new(15, 0)))
        .At("2012-03-13T18:00").Meets("informal-2012-03-09", 20).Is("meeting-postponed-after-its-invitations");

    [Fact]
    public void A_meeting_is_postponed_after_it_should_have_begun() => Scenario.Negotiated()
        .At("2012-03-29T10:40").Meets(MeetingOutcome.Postponed, "formal-2012-03-29", 11).Waits()
        .At("2012-03-30T16:00").Revises(new MoveActivity("formal-2012-03-29", new(2012, 4, 2)))
        .At("2012-04-02T12:00").Meets("formal-2012-03-29", 19, DecisionKind.ApproveDraft).Waits().Is("meeting-postponed-after-it-should-have-begun");

    [Fact]
    public void A_suspended_meeting_resumes_on_another_day() => Scenario.Negotiated()
        .At("2012-03-29T13:00").Meets(MeetingOutcome.Suspended, "formal-2012-03-29", 19).Waits()
        .Meets("formal-2012-03-29", 19)
        .At("2012-03-29T14:00").Revises(new MoveActivity("formal-2012-03-29", new(2012, 3, 30)))
        .At("2012-03-30T12:00").Meets("formal-2012-03-29", 21, DecisionKind.ApproveDraft).Revises(new MoveActivity("formal-2012-03-29", new(2012, 4, 2)))
        .Is("meeting-suspended-and-resumed");

    [Fact]
    public void An_informal_meeting_is_added_for_tomorrow() => Scenario.Negotiated()
        .At("2012-03-26T15:00").Revises(Meeting(ActivityKind.InformalMeeting, "informal-2012-03-27", new(2012, 3, 27)))
        .At("2012-03-27T12:00").Meets("informal-2012-03-27", 5, DecisionKind.ApproveDraft).Meets("informal-2012-03-27", 5).Is("meeting-added-for-tomorrow");

    [Fact]
    public void A_meeting_moved_into_the_past_of_today_mails_nobody() => Scenario.Negotiated()
        .At("2012-03-12T16:00").Revises(new MoveActivity("informal-2012-03-21", new(2012, 3, 12))).Meets("informal-2012-03-21", 10)
        .Revises(new MoveActivity("informal-2012-04-03", new(2012, 3, 11)))
        .At("2012-03-22T08:00").Is("meeting-moved-into-the-past");

    [Fact]
    public void The_quorum_is_missed_by_one_and_exactly_met() => Scenario.Negotiated()
        .At("2012-03-29T12:00").Meets("formal-2012-03-29", 11)
        .Meets("formal-2012-03-29", 17, DecisionKind.ApproveDraft)
        .Meets("formal-2012-03-29", 18, DecisionKind.ApproveDraft).Is("quorum");

    [Fact]
    public void The_approval_is_refused_twice_then_given() => Scenario.Negotiated()
        .At("2012-03-29T12:00").Meets("formal-2012-03-29", 22, Refused)
        .At("2012-04-19T12:00").Meets("formal-2012-04-19", 22, Refused).Waits()
        .At("2012-04-20T10:00").Revises(Meeting(ActivityKind.FormalMeeting, "formal-2012-05-03", new(2012, 5, 3))).Waits()
        .At("2012-05-03T12:00").Meets("formal-2012-05-03", 22, Refused with { Vote = new(12, 9, 1) }).Is("approval-refused-twice");

    [Fact]
    public void The_session_nears_without_approval() => Scenario.Negotiated()
        .At("2012-03-29T12:00").Meets("formal-2012-03-29", 20)
        .At("2012-04-20T09:30").Meets("formal-2012-04-19", 17, DecisionKind.ApproveResolution).Meets("formal-2012-04-19", 17).Waits()
        .At("2012-06-02T12:00").Waits()
        .At("2012-06-04T12:00").Waits().Is("session-nears-without-approval");

    [Fact]
    public void The_vice_chairs_are_elected_one_meeting_late() => new Scenario()
        .At("2011-12-15T12:00").Meets("formal-2011-12-15", 34, DecisionKind.AdoptWorkPlan).Waits()
        .At("2012-01-13T12:00").Revises(Meeting(ActivityKind.FormalMeeting, "formal-2012-01-20", new(2012, 1, 20)), new MoveActivity("questionnaire-dispatch", new(2012, 1, 23)))
        .At("2012-01-20T12:00").Meets("formal-2012-01-20", 20, Scenario.Election)
        .At("2012-01-23T12:00").Is("vice-chairs-elected-late");

    [Fact]
    public void A_revision_is_kept_while_nothing_runs() => Scenario.Dispatched()
        .At("2012-02-15T12:00").Outage("2012-02-17T10:00").Stores(Deadline(3, 1)).Outage("2012-02-24T12:00").Checks()
        .At("2012-03-03T12:00").Is("revision-kept-during-an-outage");

    [Fact]
    public void The_clocks_go_forward_between_reminder_and_deadline() => Scenario.Dispatched()
        .At("2012-02-17T11:00").Revises(new MoveActivity("reply-deadline", new(2012, 3, 11), new(2, 30)))
        .At("2012-03-12T12:00").Is("clocks-go-forward");

    [Fact]
    public void The_clocks_go_back_between_reminder_and_deadline()
    {
        var session = Sample.Plan.Mandate.DueSession with { Opens = new(2012, 12, 3), Closes = new(2012, 12, 5) };
        var plan = Sample.Plan.Dated("formal-2012-04-19", new(2012, 11, 15)) with { Mandate = Sample.Plan.Mandate with { DueSession = session } };

        Scenario.Dispatched(plan)
            .At("2012-02-17T11:00").Revises(new MoveActivity("reply-deadline", new(2012, 11, 4), new(1, 30)))
            .At("2012-11-05T12:00").Is("clocks-go-back");
    }

    [Theory]
    [InlineData(false, "notice-periods-remarked")]
    [InlineData(true, "notice-periods-refused")]
    public void A_meeting_is_put_too_near_for_its_notice_periods(bool refuses, string name) =>
        Scenario.Negotiated(Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Documents, 10, refuses), new(ActivityKind.InformalMeeting, NoticeFor.Invitations, 7, refuses)] })
            .At("2012-02-27T11:00").Revises(new MoveActivity("formal-2012-03-29", new(2012, 3, 2)))
            .Revises(Meeting(ActivityKind.InformalMeeting, "informal-2012-03-04", new(2012, 3, 4)))
            .Revises(Meeting(ActivityKind.InformalMeeting, "informal-2012-03-05", new(2012, 3, 5)))
            .At("2012-03-02T12:00").Is(name);

    [Fact]
    public void A_deadline_falls_on_the_leap_day() => Scenario.Dispatched()
        .At("2012-02-13T11:00").Revises(Deadline(2, 29), Meeting(ActivityKind.InformalMeeting, "informal-2012-03-07", new(2012, 3, 7)))
        .At("2012-03-07T12:00").Is("leap-day");

    [Theory]
    [InlineData("Pacific/Auckland", "zone-ahead")]
    [InlineData("Pacific/Pago_Pago", "zone-behind")]
    public void A_plan_keeps_to_its_own_zone(string zone, string name) =>
        new Scenario(Sample.Plan with { TimeZone = DateTimeZoneProviders.Tzdb[zone] }, "2011-12-01T09:00")
            .At("2011-12-15T12:00").Meets("formal-2011-12-15", 34, DecisionKind.AdoptWorkPlan, Scenario.Election)
            .At("2012-02-23T23:59:59").TellsUtc().Replies("br").At("2012-02-24T00:00").Replies("mx").At("2012-02-24T12:00").Is(name);
}
