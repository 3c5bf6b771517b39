namespace Mandates.Domain.Tests;

public class RevisionEffectsTests
{
    private static readonly MandateRecord Dispatched = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    private static RevisionEffects Effects(string now, MandateRecord record, params PlanChange[] changes) => Effects(Sample.Plan, now, record, changes);

    private static RevisionEffects Effects(WorkPlan plan, string now, MandateRecord record, params PlanChange[] changes)
    {
        var revised = plan.Revise(changes);
        return RevisionEffects.Of(plan, revised, record, new(revised.Revision, changes, "As agreed.", null, "officer", Given.At(now), "00"));
    }

    [Theory]
    [InlineData("2012-02-10T12:00")]
    [InlineData("2012-02-09T09:00")]
    public void What_was_due_already_is_not_put_down_to_the_revision(string now)
    {
        var effects = Effects(now, Dispatched, new MoveActivity("informal-2012-03-21", new(2012, 3, 22)));

        Assert.DoesNotContain(effects.AtOnce, act => act.Reason == NoticeReason.Reminder);
        Assert.Equal([NoticeReason.MeetingInvitation, NoticeReason.MeetingReminder], effects.Replanned.Select(r => r.Act.Reason));
        Assert.Empty(effects.Added);
        Assert.Empty(effects.Withdrawn);
    }

    [Fact]
    public void What_waited_for_another_day_and_falls_due_by_the_revision_is_at_once()
    {
        var effects = Effects("2012-03-19T12:00", Dispatched, new MoveActivity("formal-2012-03-29", new(2012, 3, 22)));

        Assert.Equal(["MeetingInvitation|formal-2012-03-29|1|0"], effects.AtOnce.Where(a => a.Since == 1).Select(a => a.Key));
    }

    [Fact]
    public void What_comes_too_late_at_this_very_moment_is_not_withdrawn()
    {
        var record = Dispatched.Did("Reminder|reply-deadline|0|14", Given.At("2012-02-09T09:00"));

        Assert.DoesNotContain(Effects("2012-02-20T09:00", record, new MoveActivity("reply-deadline", new(2012, 2, 21))).Withdrawn, a => a.Ordinal == 7);
    }

    [Fact]
    public void Reminders_to_all_go_on_without_a_state_whose_deadline_is_extended()
    {
        var effects = Effects("2012-02-16T12:00", Dispatched.Did("Reminder|reply-deadline|0|7", Given.At("2012-02-16T09:00")), new ExtendDeadline(new("ht"), new(2012, 3, 1)));

        Assert.Equal([(NoticeReason.Reminder, 3), (NoticeReason.Reminder, 1), (NoticeReason.Reminder, 0), (NoticeReason.Overdue, 0)], effects.ForOthersOnly.Select(a => (a.Reason, a.Ordinal)));
        Assert.Empty(Effects("2012-02-16T12:00", Dispatched, new MoveActivity("reply-deadline", new(2012, 3, 1))).ForOthersOnly);
    }

    [Fact]
    public void A_state_that_has_replied_is_promised_no_reminders_by_an_extension()
    {
        var effects = Effects("2012-02-16T12:00", Dispatched.Replied("ht", Given.At("2012-02-15T09:00")), new ExtendDeadline(new("ht"), new(2012, 3, 1)));

        Assert.DoesNotContain(effects.AtOnce.Concat(effects.Added), a => a.Audience is { State: { Value: "ht" }, OnlyWithoutReply: true });
    }

    [Fact]
    public void Entries_of_calendars_tell_from_when_to_when()
    {
        var added = new Activity { Id = "informal-2012-04-10", Kind = ActivityKind.InformalMeeting, Date = new(2012, 4, 10), Topics = [new("Negotiation")] };
        var plan = Sample.Plan.Revise([new MoveActivity("formal-2012-04-19", new(2012, 4, 20))]);

        Assert.Equal(
            [
                new("informal-2012-03-21", null, new LocalDateTime(2012, 3, 21, 10, 0), null),
                new("informal-2012-04-10", null, null, new LocalDateTime(2012, 4, 10, 10, 0)),
                new("reply-deadline", new("ht"), new LocalDateTime(2012, 2, 23, 23, 59, 59), new LocalDateTime(2012, 3, 1, 23, 59, 59)),
            ],
            Effects(plan, "2012-02-10T12:00", Dispatched.Revised(1, Given.At("2012-02-09T12:00")), new CancelActivity("informal-2012-03-21"), new AddActivity(added), new ExtendDeadline(new("ht"), new(2012, 3, 1))).Calendar);
    }

    [Fact]
    public void An_extension_that_stands_is_no_effect_of_the_next_revision()
    {
        var plan = Sample.Plan.Revise([new ExtendDeadline(new("ht"), new(2012, 3, 1))]);

        Assert.Single(Effects(plan, "2012-02-10T12:00", Dispatched.Revised(1, Given.At("2012-02-09T12:00")), new CancelActivity("informal-2012-03-21")).Calendar);
    }

    [Fact]
    public void Only_checks_that_held_before_are_told()
    {
        string[] Codes(params PlanChange[] changes) => [.. Effects("2012-02-10T12:00", Dispatched, changes).Findings.Select(f => f.Code)];
        Activity Weekend(string id) => new() { Id = id, Kind = ActivityKind.InformalMeeting, Date = new(2012, 3, 10), Topics = [new("Negotiation")] };
        var twice = Sample.Plan.Revise([new AddActivity(Weekend("first"))]);

        Assert.Empty(Codes(new MoveActivity("informal-2012-03-21", new(2012, 3, 22))));
        Assert.Empty(Codes(new MoveActivity("reply-deadline", new(2012, 2, 28))));
        Assert.Equal(["on-a-weekend"], Codes(new AddActivity(Weekend("first"))));
        Assert.Empty(Effects(twice, "2012-02-10T12:00", Dispatched.Revised(1, Given.At("2012-02-09T12:00")), new MoveActivity("informal-2012-03-09", new(2012, 3, 12))).Findings);
        Assert.Equal(["on-a-weekend"], Effects(twice, "2012-02-10T12:00", Dispatched.Revised(1, Given.At("2012-02-09T12:00")), new AddActivity(Weekend("second") with { Date = new(2012, 3, 3) })).Findings.Select(f => f.Code));
    }
}
