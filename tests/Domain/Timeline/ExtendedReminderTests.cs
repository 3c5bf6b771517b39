namespace Mandates.Domain.Tests;

/// <summary>The reminders of a state with a deadline of its own, beside those of all.</summary>
public class ExtendedReminderTests
{
    private static readonly MandateRecord Dispatched = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    private static readonly WorkPlan Extended = Sample.Plan.Extend("ht", new(2012, 3, 1), since: 1);

    private static string[] Of(string about, WorkPlan plan, MandateRecord record) =>
    [
        .. Schedule.Of(plan, record).Where(a => a.Reason == NoticeReason.Reminder && a.About == about)
            .OrderByDescending(a => a.Ordinal).Select(a => a.Declined ?? $"{plan.Local(a.At):MM-dd HH:mm}"),
    ];

    [Fact]
    public void A_state_with_more_time_has_its_own_reminders_and_the_others_keep_theirs()
    {
        var record = Dispatched.Revised(1, Given.At("2012-02-10T12:00"));

        Assert.Equal(["02-16 09:00", "02-23 09:00", "02-27 09:00", "02-29 09:00", "03-01 09:00"], Of("reply-deadline.ht", Extended, record));
        Assert.Equal(["02-09 09:00", "02-16 09:00", "02-20 09:00", "02-22 09:00", "02-23 09:00"], Of("reply-deadline", Extended, record));
    }

    [Theory]
    [InlineData("2012-02-15T12:00", "2012-02-15T12:00", "02-16 12:00")]
    [InlineData("2012-02-15T12:00", "2012-02-15T11:59", "02-16 09:00")]
    [InlineData("2012-02-15T12:00", "2012-02-15T12:01", "02-16 12:00")]
    public void What_all_were_sent_before_the_extension_counts_for_the_gap(string reminded, string extended, string first) =>
        Assert.Equal(first, Of("reply-deadline.ht", Extended, Dispatched.Did("Reminder|reply-deadline|0|14", Given.At(reminded)).Revised(1, Given.At(extended)))[0]);

    [Fact]
    public void What_another_state_was_sent_does_not_count()
    {
        var plan = Extended.Extend("sr", new(2012, 3, 1), since: 1);
        var record = Dispatched.Revised(1, Given.At("2012-02-10T12:00")).Did("Reminder|reply-deadline.sr|1|14", Given.At("2012-02-16T08:00"));

        Assert.Equal("02-16 09:00", Of("reply-deadline.ht", plan, record)[0]);
    }

    [Fact]
    public void What_the_state_was_sent_for_an_earlier_extension_counts()
    {
        var plan = Sample.Plan.Extend("ht", new(2012, 3, 2), since: 2);
        var record = Dispatched.Revised(1, Given.At("2012-02-10T12:00")).Did("Reminder|reply-deadline.ht|1|14", Given.At("2012-02-16T12:00")).Revised(2, Given.At("2012-02-16T13:00"));

        Assert.Equal("02-24 09:00", Of("reply-deadline.ht", plan, record)[1]);
        Assert.Equal("PassedWhenSet", Of("reply-deadline.ht", Sample.Plan.Extend("ht", new(2012, 3, 1), since: 2), record)[0]);
        Assert.Equal("02-17 12:00", Of("reply-deadline.ht", plan, record)[0]);
    }

    [Fact]
    public void A_state_that_is_one_of_all_again_is_not_reminded_by_both_within_the_gap()
    {
        var record = Dispatched.Revised(1, Given.At("2012-02-10T12:00")).Did("Reminder|reply-deadline.ht|1|7", Given.At("2012-02-23T12:00")).Revised(2, Given.At("2012-02-23T13:00"));

        Assert.Equal("02-24 12:00", Of("reply-deadline", Extended.Dated("reply-deadline", new(2012, 3, 2), since: 2), record)[1]);
        Assert.Equal("02-24 09:00", Of("reply-deadline", Extended.Extend("ht", new(2012, 3, 9), since: 1).Dated("reply-deadline", new(2012, 3, 2), since: 2), record)[1]);
    }

    [Fact]
    public void What_others_were_told_is_no_reminder() =>
        Assert.Equal("02-16 09:00", Of("reply-deadline.ht", Extended, Dispatched.Did("DeadlineChange|reply-deadline.ht|1|0", Given.At("2012-02-15T12:00")).Revised(1, Given.At("2012-02-15T12:00")))[0]);

    [Fact]
    public void Only_a_later_deadline_is_a_state_s_own()
    {
        Assert.Null(Sample.Plan.Extend("ht", new(2012, 2, 23), since: 1).DeadlineOf(new("ht"))!.State);
        Assert.Equal(new("ht"), Sample.Plan.Extend("ht", new(2012, 2, 24), since: 1).DeadlineOf(new("ht"))!.State);
        Assert.Null(Extended.DeadlineOf(new("sr"))!.State);
        Assert.Null(Extended.DeadlineOf(null)!.State);
        Assert.Null(Extended.Without("reply-deadline").DeadlineOf(new("ht")));
        Assert.Empty(Extended.Without("reply-deadline").Deadlines());
    }

    [Theory]
    [InlineData(null, "2012-03-01T23:59:59", false)]
    [InlineData(null, "2012-03-02T00:00", true)]
    [InlineData(12, "2012-03-01T12:00:01", true)]
    [InlineData(12, "2012-03-01T12:00:00", false)]
    public void A_reply_is_late_by_the_state_s_own_deadline(int? hour, string at, bool late)
    {
        var plan = Sample.Plan.Extend("ht", new(2012, 3, 1), since: 1, hour is { } h ? new LocalTime(h, 0) : null);

        Assert.Equal(late, plan.IsLate(new("ht"), Given.At(at)));
        Assert.True(plan.IsLate(new("br"), Given.At(at)));
    }

    [Theory]
    [InlineData("2012-02-16T08:59:59", "02-16 09:00")]
    [InlineData("2012-02-16T09:00:00", "02-16 09:00")]
    [InlineData("2012-02-16T09:00:01", "PassedWhenChanged")]
    public void Reminders_that_are_changed_are_planned_from_that_moment(string changed, string first)
    {
        var plan = Sample.Plan with { Revision = 1, Reminders = Sample.Plan.Reminders with { DaysBefore = [7, 2], Since = 1 } };

        Assert.Equal([first, "02-21 09:00"], Of("reply-deadline", plan, Dispatched.Revised(1, Given.At(changed))));
    }

    [Fact]
    public void What_was_sent_on_days_since_changed_counts_for_the_gap()
    {
        var plan = Sample.Plan with { Revision = 1, Reminders = Sample.Plan.Reminders with { DaysBefore = [6, 2], Since = 1 } };
        var record = Dispatched.Did("Reminder|reply-deadline|0|7", Given.At("2012-02-16T12:00")).Revised(1, Given.At("2012-02-16T13:00"));

        Assert.Equal(["02-17 12:00", "02-21 09:00"], Of("reply-deadline", plan, record));
    }

    [Fact]
    public void A_questionnaire_that_went_out_early_in_the_day_counts_from_that_hour()
    {
        var plan = Sample.Plan.Row("questionnaire-dispatch", a => a with { Date = new(2012, 2, 8), Time = new(8, 0) }) with { Reminders = new() { DaysBefore = [13], MinimumGapHours = 49 } };

        Assert.Equal(["02-10 09:00"], Of("reply-deadline", plan, Given.Record));
    }

    [Fact]
    public void None_goes_out_at_the_very_moment_of_the_deadline() => Assert.Equal(
        "AfterDeadline", Of("reply-deadline", Sample.Plan.Row("reply-deadline", a => a with { Time = new(9, 0) }), Dispatched)[4]);

    [Fact]
    public void One_that_would_wait_until_the_deadline_is_left_out()
    {
        var plan = Sample.Plan.Row("reply-deadline", a => a with { Time = new(18, 0) });

        Assert.Equal("TooSoon 24", Of("reply-deadline", plan, Dispatched.Did("Reminder|reply-deadline|0|1", Given.At("2012-02-22T18:00")))[4]);
        Assert.Equal("02-23 17:59", Of("reply-deadline", plan, Dispatched.Did("Reminder|reply-deadline|0|1", Given.At("2012-02-22T17:59")))[4]);
    }
}
