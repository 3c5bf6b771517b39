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

    private static void Asks(WaitingFor waits, WaitingKind what, string whom, string? until)
    {
        Assert.Equal((what, whom), (waits.Kind, string.Join(", ", waits.Whom)));
        Assert.Equal(until is null ? null : Given.At(until), waits.Until);
    }

    [Fact]
    public void At_first_for_the_adoption_until_the_first_formal_meeting() =>
        Asks(Assert.Single(At("2011-12-02T09:00", Given.Record)), WaitingKind.Adoption, "workingGroup", "2011-12-15T10:00");

    [Fact]
    public void From_the_beginning_of_a_meeting_for_its_record()
    {
        var waits = At("2011-12-15T10:00", Given.Record);

        Asks(waits[0], WaitingKind.Adoption, "workingGroup", "2012-03-29T10:00");
        Asks(waits[1], WaitingKind.MeetingRecord, "secretariat", null);
        Assert.Equal("formal-2011-12-15", waits[1].About);
    }

    [Fact]
    public void A_cancelled_meeting_has_no_record_to_wait_for() =>
        Assert.DoesNotContain(WaitingFor.At(Given.At("2012-03-10T09:00"), Sample.Plan.Cancel("informal-2012-03-09"), Adopted), w => w.Kind == WaitingKind.MeetingRecord);

    [Fact]
    public void For_nobody_between_the_adoption_and_the_dispatch_when_the_questionnaire_is_there()
    {
        Assert.Empty(At("2012-01-02T09:00", Adopted.Asked()));
        Assert.Empty(At("2012-01-12T10:00", Launched.Asked()));
    }

    [Fact]
    public void After_adoption_the_questionnaire_is_awaited_while_replies_are_taken()
    {
        Asks(Assert.Single(At("2012-01-02T09:00", Adopted)), WaitingKind.Questionnaire, "secretariat", "2012-01-13T09:00");
        Asks(Assert.Single(At("2012-01-12T10:00", Launched)), WaitingKind.Questionnaire, "secretariat", "2012-01-13T09:00");
        Asks(At("2012-01-20T09:00", Dispatched)[0], WaitingKind.Questionnaire, "secretariat", "2012-01-13T09:00");
        Assert.DoesNotContain(At("2011-12-02T09:00", Given.Record).Concat(At("2012-02-24T09:00", Closed)), w => w.Kind == WaitingKind.Questionnaire);
        Assert.DoesNotContain(WaitingFor.At(Given.At("2012-01-02T09:00"), Sample.Plan.Cancel("questionnaire-dispatch"), Adopted), w => w.Kind == WaitingKind.Questionnaire);
    }

    [Fact]
    public void Then_for_the_silent_states_until_the_deadline()
    {
        var waits = Assert.Single(At("2012-02-01T09:00", Dispatched.Asked().Replied("br", Given.At("2012-01-20T09:00"))));

        Assert.Equal((WaitingKind.Replies, Given.At("2012-02-23T23:59:59")), (waits.Kind, waits.Until));
        Assert.Equal(Sample.Plan.States.Select(s => s.Id.Value).Where(id => id != "br"), waits.Whom);
    }

    [Fact]
    public void For_no_reply_when_all_have_replied() =>
        Assert.Empty(At("2012-02-01T09:00", Sample.Plan.States.Aggregate(Dispatched.Asked(), (r, s) => r.Replied(s.Id, Given.At("2012-01-20T09:00")))));

    [Fact]
    public void Then_for_the_chair_until_the_draft_is_presented() =>
        Asks(Assert.Single(At("2012-02-24T09:00", Closed)), WaitingKind.Draft, "chair", "2012-03-09T10:00");

    [Theory]
    [InlineData("2012-03-08T09:00", "2012-03-29T10:00")]
    [InlineData("2012-04-02T09:00", "2012-04-19T10:00")]
    [InlineData("2012-04-20T09:00", "2012-06-03T00:00")]
    public void Then_for_the_approval_until_the_next_formal_meeting_or_the_session(string now, string until) =>
        Asks(At(now, Drafted).Single(w => w.Until is not null), WaitingKind.Approval, "workingGroup", until);

    [Fact]
    public void At_last_for_one_acknowledgement_after_the_other()
    {
        Assert.DoesNotContain(At("2012-04-02T13:00", Frozen), w => w.Until is not null);
        Asks(At("2012-04-02T13:00", Sent).Single(w => w.Until is not null), WaitingKind.Acknowledgement, "Permanent Council", "2012-06-03T00:00");
        Assert.DoesNotContain(At("2012-04-02T13:00", Received), w => w.Until is not null);
        Asks(At("2012-04-02T13:00", Received.Did("Transmittal|Session|0|0", Given.At("2012-04-02T12:01"))).Single(w => w.Until is not null),
            WaitingKind.Acknowledgement, "General Assembly", "2012-06-03T00:00");
    }

    [Fact]
    public void Without_vice_chairs_the_adopted_plan_waits_for_their_election() =>
        Asks(
            At("2011-12-16T09:00", Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.AdoptWorkPlan)).Single(w => w.Kind != WaitingKind.MeetingRecord),
            WaitingKind.ViceChairs, "workingGroup", "2012-03-29T10:00");

    [Fact]
    public void The_paragraph_that_asks_for_the_acknowledgement_is_named() =>
        Assert.Equal(16, At("2012-04-02T13:00", Sent).Single(w => w.Kind == WaitingKind.Acknowledgement).Figure);

    [Theory]
    [InlineData("2012-03-01T23:59:59", true)]
    [InlineData("2012-03-02T00:00", false)]
    public void A_state_with_an_extension_is_waited_for_until_its_own_deadline(string now, bool waits)
    {
        var plan = Sample.Plan.Extend("ht", new(2012, 3, 1), since: 1);

        var replies = WaitingFor.At(Given.At(now), plan, Closed.Revised(1, Given.At("2012-02-10T12:00"))).Where(w => w.Kind == WaitingKind.ExtendedReplies).ToArray();

        Assert.Equal(waits ? ["ht until 2012-03-01 23:59:59: 1"] : [], replies.Select(w => $"{w.Whom.Single()} until {Transcript.Time(plan, w.Until!.Value)}: {w.Figure}"));
    }

    [Fact]
    public void The_first_draft_is_waited_for_until_the_next_meeting_that_presents_it()
    {
        var plan = Sample.Plan.Row("informal-2012-03-15", a => a with { Topics = [new("Other"), new("Presentation", TopicPurpose.PresentDraft)] });
        Instant? Until(string now, WorkPlan of) => WaitingFor.At(Given.At(now), of, Closed).Single(w => w.Kind == WaitingKind.Draft).Until;

        Assert.Equal(Given.At("2012-03-09T10:00"), Until("2012-02-24T09:00", plan));
        Assert.Equal(Given.At("2012-03-15T10:00"), Until("2012-03-09T10:00", plan));
        Assert.Equal(Given.At("2012-03-15T10:00"), Until("2012-02-24T09:00", plan.Cancel("informal-2012-03-09")));
    }

    [Theory]
    [InlineData(MeetingOutcome.Suspended, WaitingKind.SuspendedMeeting)]
    [InlineData(MeetingOutcome.Postponed, WaitingKind.PostponedMeeting)]
    public void What_was_broken_off_waits_for_a_new_date_and_then_for_its_record(MeetingOutcome outcome, WaitingKind what)
    {
        var record = Drafted with { Meetings = [.. Drafted.Meetings, Given.Meeting("informal-2012-03-09", Given.At("2012-03-09T10:00"), 5) with { Outcome = outcome }] };
        WaitingKind[] Questions(string now, WorkPlan plan) => [.. WaitingFor.At(Given.At(now), plan, record).Where(w => w.Whom is ["secretariat"]).Select(w => w.Kind)];

        Assert.Equal([what], Questions("2012-03-10T09:00", Sample.Plan));
        Assert.Empty(Questions("2012-03-10T09:00", Sample.Plan.Dated("informal-2012-03-09", new(2012, 3, 12), since: 1)));
        Assert.Equal([WaitingKind.MeetingRecord], Questions("2012-03-12T10:00", Sample.Plan.Dated("informal-2012-03-09", new(2012, 3, 12), since: 1)));
    }

    [Theory]
    [InlineData("2012-02-26T09:00")]
    [InlineData("2012-06-10T09:00")]
    public void A_late_reply_waits_for_its_ruling_however_far_the_mandate_is(string now)
    {
        var late = (now.StartsWith("2012-02", StringComparison.Ordinal) ? Closed : Received.Received(TransmittalTo.Session, Given.At("2012-06-04T12:00")))
            .Replied("pe", Given.At("2012-02-25T09:00")).Replied("br", Given.At("2012-02-26T08:00"));

        var waits = Assert.Single(At(now, late), w => w.Kind == WaitingKind.LateRuling);
        Asks(waits, WaitingKind.LateRuling, "chair", null);
        Assert.Equal("br pe", waits.About);

        var ruled = late with { Rulings = [.. late.Replies.Select(r => new Ruling(r.State, r.Version, RulingKind.Accept, "in time to be read", "chair", Given.At("2012-02-26T08:30")))] };
        Assert.DoesNotContain(At(now, ruled), w => w.Kind == WaitingKind.LateRuling);
    }

    [Fact]
    public void A_reply_on_paper_waits_for_the_second_officer_until_the_state_has_that_reply()
    {
        var recorded = Closed with
        {
            PaperReplies =
            [
                new()
                {
                    State = new("ht"), Number = 1, Channel = ReplyChannel.NoteVerbale, Reference = "NV/12", ReceivedAt = Given.At("2012-02-20T09:00"),
                    RecordedAt = Given.At("2012-02-24T09:00"), RecordedBy = new("a", "secretariat"), Scan = new("note.pdf", "application/pdf", 1, "abcdef0123", "b"),
                },
            ],
        };

        Asks(Assert.Single(At("2012-02-24T10:00", recorded), w => w.Kind == WaitingKind.PaperReply), WaitingKind.PaperReply, "secretariat", null);

        var replied = recorded.Replied("ht", Given.At("2012-02-20T09:00"));
        var confirmed = replied with { Replies = [replied.Replies[^1] with { OnBehalf = 1 }] };
        Assert.DoesNotContain(At("2012-02-24T10:00", confirmed), w => w.Kind == WaitingKind.PaperReply);
    }
}
