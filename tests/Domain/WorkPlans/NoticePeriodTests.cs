namespace Mandates.Domain.Tests;

public class NoticePeriodTests
{
    private static string[] Check(params NoticePeriod[] periods) => Check(Sample.Plan, periods);

    private static string[] Check(WorkPlan plan, params NoticePeriod[] periods) =>
        [.. PlanCheck.Check(plan with { NoticePeriods = periods }).Where(f => f.Code == "short-notice").Select(f => $"{f.Severity} {f.Path} {f.Message}")];

    private static string[] Revise(WorkPlan plan, MandateRecord record, string now, params PlanChange[] changes) =>
        [.. plan.Findings(changes, record, Given.At(now)).Select(f => $"{f.Severity} {f.Path} {f.Message}")];

    private static MoveActivity Formal(int day) => new("formal-2012-03-29", new(2012, 3, day));

    [Fact]
    public void Invitations_sent_later_than_the_notice_period_are_found_for_each_meeting()
    {
        Assert.Empty(Check(new NoticePeriod(ActivityKind.FormalMeeting, NoticeFor.Invitations, 7)));
        Assert.Empty(Check(new NoticePeriod(ActivityKind.FormalMeeting, NoticeFor.Invitations, 6)));
        Assert.Equal(
            [
                "Error $.activities[0] The formal meeting of 15 December 2011 needs its invitations 8 days before it; the plan sends them 7 days before. Choose a later day, or change the notice period.",
                "Error $.activities[8] The formal meeting of 29 March 2012 needs its invitations 8 days before it; the plan sends them 7 days before. Choose a later day, or change the notice period.",
                "Error $.activities[10] The formal meeting of 19 April 2012 needs its invitations 8 days before it; the plan sends them 7 days before. Choose a later day, or change the notice period.",
            ],
            Check(new NoticePeriod(ActivityKind.FormalMeeting, NoticeFor.Invitations, 8, Refuses: true)));
    }

    [Theory]
    [InlineData(14, 0)]
    [InlineData(15, 1)]
    public void Documents_cannot_be_there_before_the_replies(int days, int found) =>
        Assert.Equal(found, Check(new NoticePeriod(ActivityKind.InformalMeeting, NoticeFor.Documents, days)).Length);

    [Fact]
    public void A_meeting_before_the_replies_or_without_the_draft_needs_no_documents()
    {
        var period = new NoticePeriod(ActivityKind.InformalMeeting, NoticeFor.Documents, 15);

        Assert.Empty(Check(Sample.Plan.Dated("informal-2012-03-09", new(2012, 2, 23)), period));
        Assert.Single(Check(Sample.Plan.Dated("informal-2012-03-09", new(2012, 2, 24)), period));
        Assert.Empty(Check(Sample.Plan.Row("informal-2012-03-09", a => a with { Topics = [new("Other business")] }), period));
        Assert.Equal(
            ["Remark $.activities[5] The informal meeting of 9 March 2012 needs its documents 15 days before it, but the draft can be prepared only after the reply deadline, 23 February 2012. The calendar prevails: the meeting keeps its day."],
            Check(period));
    }

    [Theory]
    [InlineData("2012-03-08T23:59", true)]
    [InlineData("2012-03-09T00:00", false)]
    public void A_meeting_is_put_on_a_day_for_which_its_invitations_can_be_in_time(string now, bool inTime)
    {
        var plan = Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Invitations, 7)] };

        Assert.Equal(
            inTime ? [] : ["Remark $.changes[1] The formal meeting of 15 March 2012 needs its invitations 7 days before it: by 8 March 2012, which has passed. The calendar prevails: the meeting keeps its day."],
            Revise(plan, Given.Record, now, new MoveActivity("informal-2012-03-21", new(2012, 3, 12)), Formal(15)));
    }

    [Theory]
    [InlineData("2012-03-05T23:59", true)]
    [InlineData("2012-03-06T00:00", false)]
    public void Documents_that_are_out_by_the_last_day_are_in_time(string published, bool inTime)
    {
        var plan = Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Documents, 10, Refuses: true)] };

        Assert.Equal(inTime ? 0 : 1, Revise(plan, Given.Record.Published(Given.At(published)), "2012-03-08T12:00", Formal(15)).Length);
        Assert.Empty(Revise(plan.Row("formal-2012-03-29", a => a with { Topics = [] }), Given.Record, "2012-03-08T12:00", Formal(15)));
        Assert.Empty(Revise(plan, Given.Record, "2012-03-08T12:00", new MoveActivity("informal-2012-03-21", new(2012, 3, 12))));
    }

    [Fact]
    public void A_revision_may_change_the_period_that_it_breaks()
    {
        var plan = Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Invitations, 7, Refuses: true)] };

        Assert.Single(Revise(plan, Given.Record, "2012-03-12T12:00", Formal(15)));
        Assert.Empty(Revise(plan, Given.Record, "2012-03-12T12:00", new ChangeNoticePeriods([]), Formal(15)));
        Assert.Empty(plan.Revise([new ChangeNoticePeriods([])]).NoticePeriods);
        Assert.Empty(Revise(Sample.Plan with { NoticePeriods = [] }, Given.Record, "2012-03-12T12:00", Formal(15)));
    }

    [Fact]
    public void What_was_suspended_needs_no_new_notice_and_what_was_postponed_does()
    {
        var plan = Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Invitations, 7)] };
        MandateRecord Broken(MeetingOutcome outcome) => Given.Record with { Meetings = [Given.Meeting("formal-2012-03-29", Given.At("2012-03-29T10:00"), 18) with { Outcome = outcome }] };

        Assert.Empty(Revise(plan, Broken(MeetingOutcome.Suspended), "2012-03-29T12:00", Formal(30)));
        Assert.Single(Revise(plan, Broken(MeetingOutcome.Postponed), "2012-03-29T12:00", Formal(30)));
    }
}
