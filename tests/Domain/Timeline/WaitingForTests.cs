using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;

namespace Mandates.Domain.Tests;

public class WaitingForTests
{
    private static readonly MandateRecord Adopted = Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan);
    private static readonly MandateRecord Launched = Adopted.Did("PlatformLaunch|platform-launch|0|0", Given.At("2012-01-12T09:00"));
    private static readonly MandateRecord Dispatched = Launched.Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));
    private static readonly MandateRecord Closed = Dispatched.Did("DeadlineReached|reply-deadline|0|0", Given.At("2012-02-23T23:59:59"));
    private static readonly MandateRecord Drafted = Closed.Published(Given.At("2012-03-05T12:00"));
    private static readonly MandateRecord Approved = Drafted.Held("formal-2012-03-29", Given.At("2012-03-29T12:00"), DecisionKind.ApproveResolution);
    private static readonly MandateRecord Frozen = Approved.Frozen(Given.At("2012-03-29T12:01"));
    private static readonly MandateRecord Sent = Frozen.Did("Transmittal|MandatedBody|0|0", Given.At("2012-03-29T12:02"));
    private static readonly MandateRecord Received = Sent.Received(TransmittalTo.MandatedBody, Given.At("2012-04-02T12:00"));

    private static WaitingFor[] At(string now, MandateRecord record) => [.. WaitingFor.At(Given.At(now), Sample.Plan, record)];

    private static void Asks(WaitingFor waits, string what, string whom, string? until)
    {
        Assert.Equal((what, whom), (waits.What, string.Join(", ", waits.Whom)));
        Assert.Equal(until is null ? null : Given.At(until), waits.Until);
    }

    [Fact]
    public void At_first_for_the_adoption_until_the_first_formal_meeting() =>
        Asks(Assert.Single(At("2011-12-02T09:00", Given.Record)), "The adoption of the work plan", "The working group", "2011-12-15T10:00");

    [Fact]
    public void From_the_beginning_of_a_meeting_for_its_record()
    {
        var waits = At("2011-12-15T10:00", Given.Record);

        Asks(waits[0], "The adoption of the work plan", "The working group", "2012-03-29T10:00");
        Asks(waits[1], "The record of the meeting", "The secretariat", null);
        Assert.Equal("Calendar, formal-2011-12-15", waits[1].Rule);
    }

    [Fact]
    public void A_cancelled_meeting_has_no_record_to_wait_for() =>
        Assert.DoesNotContain(WaitingFor.At(Given.At("2012-03-10T09:00"), Sample.Plan.Cancel("informal-2012-03-09"), Adopted), w => w.What == "The record of the meeting");

    [Fact]
    public void For_nobody_between_the_adoption_and_the_dispatch()
    {
        Assert.Empty(At("2012-01-02T09:00", Adopted));
        Assert.Empty(At("2012-01-12T10:00", Launched));
    }

    [Fact]
    public void Then_for_the_silent_states_until_the_deadline()
    {
        var waits = Assert.Single(At("2012-02-01T09:00", Dispatched.Replied("br", Given.At("2012-01-20T09:00"))));

        Assert.Equal(("The replies to the questionnaire", Given.At("2012-02-23T23:59:59")), (waits.What, waits.Until));
        Assert.Equal(Sample.Plan.States.Select(s => s.Id).Where(id => id != "br"), waits.Whom);
    }

    [Fact]
    public void For_no_reply_when_all_have_replied() =>
        Assert.Empty(At("2012-02-01T09:00", Sample.Plan.States.Aggregate(Dispatched, (r, s) => r.Replied(s.Id, Given.At("2012-01-20T09:00")))));

    [Fact]
    public void Then_for_the_chair_until_the_draft_is_presented() =>
        Asks(Assert.Single(At("2012-02-24T09:00", Closed)), "The first draft of the Plan of Action", "The chair", "2012-03-09T10:00");

    [Theory]
    [InlineData("2012-03-08T09:00", "2012-03-29T10:00")]
    [InlineData("2012-04-02T09:00", "2012-04-19T10:00")]
    [InlineData("2012-04-20T09:00", "2012-06-03T00:00")]
    public void Then_for_the_approval_until_the_next_formal_meeting_or_the_session(string now, string until) =>
        Asks(At(now, Drafted).Single(w => w.Until is not null), "The approval of the draft resolution", "The working group", until);

    [Fact]
    public void At_last_for_one_acknowledgement_after_the_other()
    {
        Assert.DoesNotContain(At("2012-04-02T13:00", Frozen), w => w.Until is not null);
        Asks(At("2012-04-02T13:00", Sent).Single(w => w.Until is not null), "The acknowledgement of the package", "Permanent Council", "2012-06-03T00:00");
        Assert.DoesNotContain(At("2012-04-02T13:00", Received), w => w.Until is not null);
        Asks(At("2012-04-02T13:00", Received.Did("Transmittal|Session|0|0", Given.At("2012-04-02T12:01"))).Single(w => w.Until is not null),
            "The acknowledgement of the package", "General Assembly", "2012-06-03T00:00");
    }
}
