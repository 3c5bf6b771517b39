namespace Mandates.Domain.Tests;

public class MovedDeadlineTests
{
    private static readonly MandateRecord Dispatched = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    private static readonly WorkPlan Moved = Sample.Plan.Dated("reply-deadline", new(2012, 3, 1), since: 1);

    private static (int Since, int Ordinal, string? Declined)[] Reminders(MandateRecord record) =>
        [.. Schedule.Of(Moved, record).Where(a => a.Reason == NoticeReason.Reminder).Select(a => (a.Since, a.Ordinal, a.Declined))];

    [Fact]
    public void A_later_deadline_plans_its_own_reminders_under_new_keys() =>
        Assert.Equal(
            [(1, 14, null), (1, 7, null), (1, 3, null), (1, 1, null), (1, 0, null)],
            Reminders(Dispatched.Revised(1, Given.At("2012-02-10T09:00"))));

    [Fact]
    public void What_had_passed_when_the_deadline_was_moved_is_left_out() =>
        Assert.Equal(
            [(1, 14, "PassedWhenSet"), (1, 7, null), (1, 3, null), (1, 1, null), (1, 0, null)],
            Reminders(Dispatched.Revised(1, Given.At("2012-02-16T09:01"))));

    [Fact]
    public void One_sent_for_the_earlier_deadline_is_not_repeated_within_the_gap()
    {
        var record = Dispatched.Did("Reminder|reply-deadline|0|7", Given.At("2012-02-16T09:00")).Revised(1, Given.At("2012-02-16T09:00"));

        Assert.Equal((1, 14, "NotAfterTheOneBefore"), Reminders(record)[0]);
    }

    [Fact]
    public void A_day_after_one_for_the_earlier_deadline_the_next_may_go_out()
    {
        var record = Dispatched.Did("Reminder|reply-deadline|0|7", Given.At("2012-02-15T09:00:05")).Revised(1, Given.At("2012-02-15T12:00"));

        var first = Schedule.Of(Moved, record).First(a => a.Reason == NoticeReason.Reminder);

        Assert.Equal((Given.At("2012-02-16T09:00:05"), null), (first.At, first.Declined));
    }

    [Fact]
    public void Nobody_gets_more_reminders_than_the_plan_allows_however_often_the_deadline_moves()
    {
        var record = Dispatched
            .Did("Reminder|reply-deadline|0|14", Given.At("2012-02-09T09:00")).Did("Reminder|reply-deadline|0|7", Given.At("2012-02-16T09:00"))
            .Revised(1, Given.At("2012-02-16T12:00"));
        var plan = Moved with { Reminders = Moved.Reminders with { Most = 4 } };

        Assert.Equal(
            [(7, null), (3, null), (1, "Enough 4"), (0, "Enough 4")],
            Schedule.Of(plan, record).Where(a => a.Reason == NoticeReason.Reminder && a.Ordinal < 14).Select(a => (a.Ordinal, a.Declined)));
    }

    [Fact]
    public void The_new_deadline_is_told_to_those_who_have_not_replied()
    {
        var change = Schedule.Of(Moved, Dispatched.Revised(1, Given.At("2012-02-10T09:00"))).Single(a => a.Reason == NoticeReason.DeadlineChange);

        Assert.Equal((Given.At("2012-02-10T09:00"), Given.At("2012-03-01T23:59:59")), (change.At, change.Until));
        Assert.Equal(new Audience(AudienceKind.Everyone) { OnlyWithoutReply = true }, change.Audience with { Holders = null });
        Assert.Null(change.Declined);
    }

    [Fact]
    public void Before_the_questionnaire_went_out_nobody_is_told_of_a_new_deadline() =>
        Assert.Equal("NotDispatched",
            Schedule.Of(Moved, Dispatched.Revised(1, Given.At("2012-01-13T08:59"))).Single(a => a.Reason == NoticeReason.DeadlineChange).Declined);

    [Fact]
    public void A_deadline_moved_at_the_moment_of_dispatch_is_announced() =>
        Assert.Null(Schedule.Of(Moved, Dispatched.Revised(1, Given.At("2012-01-13T09:00"))).Single(a => a.Reason == NoticeReason.DeadlineChange).Declined);

    [Theory]
    [InlineData("2012-02-23T23:59", null)]
    [InlineData("2012-02-24T08:00", "DispatchedLate")]
    public void No_reply_is_overdue_when_the_questionnaire_went_out_after_the_deadline(string dispatched, string? declined)
    {
        var record = Given.Record.Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At(dispatched));

        Assert.Equal(declined, Schedule.Of(Sample.Plan, record).Single(a => a.Reason == NoticeReason.Overdue).Declined);
    }

    [Fact]
    public void A_deadline_that_never_moved_has_no_notice_of_change() =>
        Assert.DoesNotContain(Schedule.Of(Sample.Plan, Dispatched), a => a.Reason == NoticeReason.DeadlineChange);

    [Fact]
    public void The_replies_are_open_again_when_the_deadline_moves_on_its_day()
    {
        var closed = Dispatched.Did("DeadlineReached|reply-deadline|0|0", Given.At("2012-02-23T23:59:59"));

        Assert.NotNull(closed.Reached(Sample.Plan, Milestone.RepliesClosed));
        Assert.Null(closed.Reached(Moved, Milestone.RepliesClosed));
    }
}
