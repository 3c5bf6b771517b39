namespace Mandates.Domain.Tests;

public class PastRulesTests
{
    private static readonly MandateRecord UnderWay = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T10:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Did("PlatformLaunch|platform-launch|0|0", Given.At("2012-01-12T09:00"))
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    private static string[] Findings(string now, PlanChange change, MandateRecord? record = null) =>
        [.. Sample.Plan.Findings([change], record ?? UnderWay, Given.At(now)).Select(f => $"{f.Path} {f.Message}")];

    private static Activity Meeting(int day) => new() { Id = "new", Kind = ActivityKind.InformalMeeting, Date = new(2012, 2, day) };

    [Theory]
    [InlineData("platform-launch", "12 January 2012")]
    [InlineData("questionnaire-dispatch", "13 January 2012")]
    [InlineData("formal-2011-12-15", "15 December 2011")]
    public void What_has_happened_cannot_be_moved_or_cancelled(string row, string day)
    {
        string[] sentence = [$"$.changes[0].id \"{row}\" was on {day} and can no longer be changed. Add a new row instead."];

        Assert.Equal(sentence, Findings("2012-02-01T12:00", new MoveActivity(row, new(2012, 3, 1))));
        Assert.Equal(sentence, Findings("2012-02-01T12:00", new CancelActivity(row)));
    }

    [Theory]
    [InlineData("2012-02-23T23:59:59", true)]
    [InlineData("2012-02-24T00:00", false)]
    public void The_deadline_can_be_moved_until_it_falls(string now, bool can) => Assert.Equal(
        can ? [] : ["$.changes[0].id \"reply-deadline\" was on 23 February 2012 and can no longer be changed. Extend it for the states that need more time."],
        Findings(now, new MoveActivity("reply-deadline", new(2012, 3, 1))));

    [Fact]
    public void A_deadline_that_has_passed_is_extended_for_a_state() =>
        Assert.Empty(Findings("2012-02-25T12:00", new ExtendDeadline(new("br"), new(2012, 3, 1))));

    [Fact]
    public void What_was_held_back_has_not_happened_and_can_be_moved()
    {
        Assert.Empty(Findings("2012-02-01T12:00", new MoveActivity("platform-launch", new(2012, 2, 6)), Given.Record));
        Assert.Empty(Findings("2012-02-25T12:00", new MoveActivity("reply-deadline", new(2012, 3, 20)), Given.Record));
    }

    [Fact]
    public void A_meeting_that_was_not_held_or_was_broken_off_can_be_moved_after_its_day()
    {
        var suspended = UnderWay with { Meetings = [.. UnderWay.Meetings, Given.Meeting("informal-2012-03-09", Given.At("2012-03-09T10:00"), 5) with { Outcome = MeetingOutcome.Suspended }] };

        Assert.Empty(Findings("2012-03-10T12:00", new MoveActivity("informal-2012-03-09", new(2012, 3, 12))));
        Assert.Empty(Findings("2012-03-10T12:00", new MoveActivity("informal-2012-03-09", new(2012, 3, 12)), suspended));
        Assert.Single(Findings("2012-03-10T12:00", new MoveActivity("informal-2012-03-09", new(2012, 3, 12)), UnderWay.Held("informal-2012-03-09", Given.At("2012-03-09T10:00"))));
    }

    [Fact]
    public void Nothing_is_given_a_day_that_has_passed()
    {
        const string sentence = "31 January 2012 has passed: today is 1 February 2012. Choose today or a later day.";

        Assert.Equal([$"$.changes[0].date {sentence}"], Findings("2012-02-01T12:00", new MoveActivity("reply-deadline", new(2012, 1, 31))));
        Assert.Equal([$"$.changes[0].activity.date {sentence}"], Findings("2012-02-01T12:00", new AddActivity(Meeting(1) with { Date = new(2012, 1, 31) })));
        Assert.Equal([$"$.changes[0].date {sentence}"], Findings("2012-02-01T12:00", new ExtendDeadline(new("br"), new(2012, 1, 31))));
    }

    [Theory]
    [InlineData("2012-02-01T11:59", true)]
    [InlineData("2012-02-01T12:00", false)]
    public void Nothing_but_a_meeting_is_given_an_earlier_time_of_today(string now, bool can)
    {
        var clock = now[^5..];
        string[] sentence = can ? [] : [$"$.changes[0].date 12:00 has passed: it is {clock}. Give a later time, or another day."];

        Assert.Equal(sentence, Findings(now, new MoveActivity("reply-deadline", new(2012, 2, 1), new(12, 0))));
        Assert.Equal(sentence, Findings(now, new ExtendDeadline(new("br"), new(2012, 2, 1), new(12, 0))));
        Assert.Empty(Findings(now, new AddActivity(Meeting(1))));
    }

    [Fact]
    public void Findings_have_stable_codes() => Assert.Equal(
        ["row-has-passed", "day-has-passed", "time-has-passed"],
        new PlanChange[] { new CancelActivity("platform-launch"), new ExtendDeadline(new("br"), new(2012, 1, 31)), new ExtendDeadline(new("br"), new(2012, 2, 1), new(11, 0)) }
            .SelectMany(change => Sample.Plan.Findings([change], UnderWay, Given.At("2012-02-01T12:00"))).Select(f => f.Code));

    [Fact]
    public void How_long_missions_may_forward_is_settled_with_the_dispatch()
    {
        Assert.Empty(Findings("2012-01-12T12:00", new ChangeForwarding(5), Given.Record));
        Assert.Equal(
            ["$.changes[0].forwardDays The questionnaire is dispatched; until when it may be forwarded can no longer be changed. Leave this change out."],
            Findings("2012-01-14T12:00", new ChangeForwarding(0)));
    }

    [Fact]
    public void A_figure_has_no_day() => Assert.Empty(Findings("2012-02-01T12:00", new ChangeReminders(Overdue: false)));
}
