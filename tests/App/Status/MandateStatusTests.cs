using Mandates.Domain.Tests;
using Mandates.Pages.Status;

namespace Mandates.App.Tests.Status;

public class MandateStatusTests
{
    private static readonly Instant Now = Given.At("2012-02-10T12:00");

    private static readonly Participant[] People =
        [.. new[] { "br.1", "br.2" }.Select(id => new Participant
        {
            Id = new(id), State = new("br"), Kind = ParticipantKind.FocalPoint, Name = id, Email = "x@people.example", Language = Language.English, Since = Given.Start,
        })];

    private static readonly MandateRecord Record = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Did("PlatformLaunch|platform-launch|0|0", Given.At("2012-01-12T09:00"))
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"))
        .Replied("br", Given.At("2012-02-01T09:00")).Replied("br", Given.At("2012-02-02T09:00")).Replied("mx", Given.At("2012-02-24T00:00"));

    private static MandateStatus At(Instant now, MandateRecord record) => MandateStatus.At(now, Sample.Plan, record, People);

    [Fact]
    public void It_names_the_mandate_the_plan_and_the_phase()
    {
        var status = At(Now, Record);

        Assert.Equal(
            ("ag-dec-66", "AG/DEC. 66 (XLI-O/11)", "America/New_York", Now, Phase.Questionnaire, 0),
            (status.Id, status.Instrument, status.TimeZone, status.AsOf, status.Phase, status.PlanRevision));
        Assert.Null(status.Package);
    }

    [Fact]
    public void It_tells_what_happens_next_by_itself_in_local_time()
    {
        var next = At(Now, Record).NextAct!;

        Assert.Equal(
            (NoticeReason.Reminder, "reply-deadline", Given.At("2012-02-16T09:00"), new LocalDateTime(2012, 2, 16, 9, 0)),
            (next.Reason, next.About, next.At, next.AtLocal));
        Assert.StartsWith("Reminder to reply to the questionnaire. To the focal points", next.Why, StringComparison.Ordinal);
        Assert.Equal(next, At(Now, Record).Upcoming[0]);
    }

    [Fact]
    public void States_that_replied_are_counted_once() => Assert.Equal(2, At(Now, Record).Replied);

    [Fact]
    public void Each_state_has_its_first_reply_and_its_focal_points()
    {
        var states = At(Now, Record).States;
        var dispatched = new LastNotice(NoticeReason.QuestionnaireDispatch, Given.At("2012-01-13T09:00"));

        Assert.Equal(34, states.Count);
        Assert.Contains(new(new("br"), "Brazil", Given.At("2012-02-01T09:00"), false, 2, 2) { LastNotice = dispatched }, states);
        Assert.Contains(new(new("mx"), "Mexico", Given.At("2012-02-24T00:00"), true, 1, 0) { LastNotice = dispatched }, states);
        Assert.Contains(new(new("ht"), "Haiti", null, false, 0, 0) { LastNotice = dispatched }, states);
    }

    [Fact]
    public void Rows_of_the_calendar_tell_when_they_happened()
    {
        var calendar = At(Now, Record).Calendar;

        Assert.Equal(Sample.Plan.Activities.Select(a => a.Id), calendar.Select(a => a.Id));
        Assert.Equal(Given.At("2012-01-12T09:00"), calendar.Single(a => a.Id == "platform-launch").At);
        Assert.Null(calendar.Single(a => a.Id == "reply-deadline").At);
    }

    [Fact]
    public void What_was_settled_since_counts_as_sent()
    {
        var acts = new PerformedAct[] { new("a", NoticeReason.Reminder, Now, new(3, 1, 0)), new("b", NoticeReason.Reminder, Now, new(4, 0, 2)) };

        var status = MandateStatus.At(Now, Sample.Plan, Given.Record with { Acts = acts }, [],
        [
            Given.Notice("ag.mission") with { Outcome = NoticeOutcome.Failed },
            Given.Notice("br.mission") with { Outcome = NoticeOutcome.Unconfirmed },
            Given.Notice("cl.mission") with { Outcome = NoticeOutcome.Accepted, Delivery = Delivery.Bounced },
        ]);

        Assert.Equal((new Tally(8, 1, 1), 1), (status.Notices, status.Undelivered));
    }

    [Fact]
    public void What_is_left_out_says_why_but_not_for_second_versions()
    {
        var left = At(Given.At("2012-02-17T09:00"), Record).LeftOut;

        Assert.Contains(left, a => a.Reason == NoticeReason.Reminder && a.Why.EndsWith("Left out: its moment passed before it could be done.", StringComparison.Ordinal));
        Assert.DoesNotContain(left, a => a.Reason == NoticeReason.StateReplied);
    }

    [Fact]
    public void When_all_is_done_nothing_is_next()
    {
        var done = Record.Did("DeadlineReached|reply-deadline|0|0", Given.At("2012-02-23T23:59:59")).Published(Now)
            .Held("formal-2012-04-19", Given.At("2012-04-19T12:00"), DecisionKind.ApproveResolution)
            .Frozen(Now).Received(TransmittalTo.MandatedBody, Now).Received(TransmittalTo.Session, Now);

        var status = At(Given.At("2012-06-01T09:00"), done);

        Assert.Equal((Phase.Completed, null, done.Package), (status.Phase, status.NextAct, status.Package));
    }
}
