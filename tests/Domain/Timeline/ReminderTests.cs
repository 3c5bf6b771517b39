namespace Mandates.Domain.Tests;

public class ReminderTests
{
    private static readonly MandateRecord Dispatched = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    private static ScheduledAct[] Reminders(WorkPlan plan, MandateRecord record) =>
        [.. Schedule.Of(plan, record).Where(a => a.Reason == NoticeReason.Reminder)];

    private static string[] Standing(WorkPlan plan, MandateRecord record) =>
        [.. Reminders(plan, record).Where(a => a.Declined is null).Select(a => $"{plan.Local(a.At):uuuu-MM-dd HH:mm} {a.Since}|{a.Ordinal}")];

    [Fact]
    public void A_plan_that_says_nothing_reminds_on_the_usual_days_and_tells_the_mission()
    {
        var usual = new ReminderRule();

        Assert.Equal([14, 7, 3, 1, 0], usual.DaysBefore);
        Assert.Equal((true, 24, 10), (usual.Overdue, usual.MinimumGapHours, usual.Most));
    }

    [Fact]
    public void They_go_out_14_7_3_1_and_0_days_before_the_deadline() =>
        Assert.Equal(
            ["2012-02-09 09:00 0|14", "2012-02-16 09:00 0|7", "2012-02-20 09:00 0|3", "2012-02-22 09:00 0|1", "2012-02-23 09:00 0|0"],
            Standing(Sample.Plan, Dispatched));

    [Fact]
    public void Nobody_who_has_replied_is_reminded()
    {
        var record = Dispatched.Replied("br", Given.At("2012-02-01T09:00"));
        var to = Recipients.Of(Reminders(Sample.Plan, record)[0].Audience, Sample.Plan, [], record.HasReplied);

        Assert.Equal(33, to.Count);
        Assert.DoesNotContain(to, r => r.State == "br");
    }

    [Theory]
    [InlineData(2012, 3, 11)]
    [InlineData(2012, 3, 12)]
    [InlineData(2012, 11, 4)]
    [InlineData(2012, 11, 5)]
    public void From_nine_to_nine_is_a_day_also_when_the_clocks_change(int year, int month, int day)
    {
        var plan = Sample.Plan.Dated("reply-deadline", new(year, month, day));

        var reminders = Reminders(plan, Dispatched);

        Assert.All(reminders, a => Assert.Null(a.Declined));
        Assert.All(reminders, a => Assert.Equal(new LocalTime(9, 0), plan.Local(a.At).TimeOfDay));
    }

    [Fact]
    public void One_that_would_follow_too_soon_is_left_out()
    {
        var plan = Sample.Plan with { Reminders = new() { MinimumGapHours = 25 } };

        Assert.Equal("TooSoon 25", Reminders(plan, Dispatched).Single(a => a.Declined is not null).Declined);
    }

    [Fact]
    public void None_goes_out_with_the_questionnaire_or_before_it()
    {
        var plan = Sample.Plan.Dated("questionnaire-dispatch", new(2012, 2, 16));

        Assert.Equal(
            ["NotAfterTheOneBefore", "NotAfterTheOneBefore", null, null, null],
            Reminders(plan, Given.Record).Select(a => a.Declined));
    }

    [Fact]
    public void One_within_the_gap_after_the_questionnaire_is_left_out() =>
        Assert.Equal("TooSoon 48", Reminders(
            Sample.Plan.Dated("questionnaire-dispatch", new(2012, 2, 8)) with { Reminders = new() { MinimumGapHours = 48 } },
            Given.Record)[0].Declined);

    [Fact]
    public void A_dispatch_some_seconds_late_costs_no_reminder_its_day()
    {
        var plan = Sample.Plan.Dated("questionnaire-dispatch", new(2012, 2, 8));
        var record = Given.Record.Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-02-08T09:00:03"));

        Assert.Equal((Given.At("2012-02-09T09:00:03"), null), (Reminders(plan, record)[0].At, Reminders(plan, record)[0].Declined));
    }

    [Fact]
    public void A_late_one_makes_the_next_wait_until_the_gap_is_over()
    {
        var record = Dispatched.Did("Reminder|reply-deadline|0|14", Given.At("2012-02-15T17:30"));

        var next = Reminders(Sample.Plan, record).Single(a => a.Ordinal == 7);

        Assert.Equal((Given.At("2012-02-16T17:30"), null), (next.At, next.Declined));
    }

    [Fact]
    public void A_late_one_shortly_before_the_next_takes_its_place()
    {
        var record = Dispatched.Did("Reminder|reply-deadline|0|3", Given.At("2012-02-22T08:00"));

        var next = Reminders(Sample.Plan, record).Single(a => a.Ordinal == 1);

        Assert.Equal((Given.At("2012-02-22T09:00"), "TooSoon 24"), (next.At, next.Declined));
        Assert.Null(Reminders(Sample.Plan, record).Single(a => a.Ordinal == 0).Declined);
    }

    [Fact]
    public void One_that_waits_is_left_out_when_it_would_meet_its_successor()
    {
        var record = Dispatched.Did("Reminder|reply-deadline|0|1", Given.At("2012-02-22T23:00"));
        var plan = Sample.Plan.Row("reply-deadline", a => a with { Time = new(18, 0) });

        Assert.Equal("TooSoon 24", Reminders(plan, record)[4].Declined);
        Assert.Null(Reminders(Sample.Plan, record)[4].Declined);
    }

    [Fact]
    public void After_an_outage_only_the_newest_goes_out_and_the_others_say_why()
    {
        var outlook = Outlook.At(Given.At("2012-02-20T09:00"), Sample.Plan, Dispatched);

        Assert.Equal([3], outlook.Due.Where(a => a.Reason == NoticeReason.Reminder).Select(a => a.Ordinal));
        Assert.Equal(
            [(14, "Missed"), (7, "Missed")],
            outlook.Skipped.Where(a => a.Reason == NoticeReason.Reminder).Select(a => (a.Ordinal, a.Declined)));
    }

    [Fact]
    public void One_whose_successor_is_left_out_stays_useful_until_the_deadline()
    {
        var plan = Sample.Plan with { Reminders = new() { MinimumGapHours = 30 } };

        var due = Outlook.At(Given.At("2012-02-23T12:00"), plan, Dispatched).Due;

        Assert.Equal([1], due.Where(a => a.Reason == NoticeReason.Reminder).Select(a => a.Ordinal));
    }

    [Fact]
    public void None_comes_after_a_deadline_early_in_the_day()
    {
        var plan = Sample.Plan.Row("reply-deadline", a => a with { Time = new(8, 0) });

        Assert.Equal("AfterDeadline", Reminders(plan, Dispatched)[4].Declined);
        Assert.DoesNotContain(Outlook.At(Given.At("2012-02-23T08:30"), plan, Dispatched).Due, a => a.Reason == NoticeReason.Reminder);
    }

    [Fact]
    public void After_the_deadline_nothing_reminds() =>
        Assert.DoesNotContain(Outlook.At(Given.At("2012-02-23T23:59:59"), Sample.Plan, Dispatched).Due, a => a.Reason == NoticeReason.Reminder);
}
