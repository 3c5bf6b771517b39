namespace Mandates.Domain.Tests;

public class SummaryRecordTests
{
    private const string First = "formal-2011-12-15";
    private const string Later = "formal-2012-03-29";

    private static readonly MeetingRecord Elected = new()
    {
        Activity = First,
        HeldAt = Given.At("2011-12-15T10:00"),
        RecordedAt = Given.At("2011-12-15T13:00"),
        Present = [new("br"), new("ag"), new("ec")],
        Decisions =
        [
            new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", new("br")), new("Keisha Joseph", new("ag"))] },
            new() { Kind = DecisionKind.AdoptWorkPlan, Vote = new(2, 0, 1), Reservations = [new("ec"), new("br")] },
        ],
        Summary = "The chair welcomed the delegations.\n",
    };

    private static MandateRecord Record(params MeetingRecord[] meetings) => Given.Record with { Meetings = meetings };

    [Fact]
    public void A_summary_record_is_written_from_what_was_recorded() => Assert.Equal(
        """
        # OEA/Ser.G GT/DSS/SR.1/12

        Summary record of the formal meeting of 15 December 2011

        Working Group to Prepare a Draft Hemispheric Plan of Action to Follow-up on the Declaration of San Salvador on Citizen Security in the Americas

        The meeting began at 10:00 (Washington time). 3 of 34 member states were present; it takes 12 to open a formal meeting and 18 to decide.

        Present: Antigua and Barbuda, Brazil, Ecuador.

        ## Order of business

        1. Election of the Vice Chairs of the Working Group
        2. Presentation and Consideration of the Draft Work Plan

        ## Decisions

        - Ana Almeida (Brazil) and Keisha Joseph (Antigua and Barbuda) were elected vice chairs by consensus.
        - The work plan was adopted by 2 votes to 0, with 1 abstention. Reservation of Ecuador and Brazil.

        ## Summary

        The chair welcomed the delegations.

        """.ReplaceLineEndings("\n"),
        SummaryRecord.Text(Sample.Plan, Record(Elected), Elected));

    [Theory]
    [InlineData(MeetingOutcome.Held, 1, "The meeting began at 10:00 (")]
    [InlineData(MeetingOutcome.Held, 2, "The meeting resumed at 10:00 (")]
    [InlineData(MeetingOutcome.Suspended, 1, "The meeting began at 10:00 and was suspended (")]
    [InlineData(MeetingOutcome.Postponed, 1, "The meeting called for 10:00 was postponed (")]
    public void It_says_how_the_sitting_began_and_ended(MeetingOutcome outcome, int sitting, string beginning)
    {
        var meeting = Elected with { Outcome = outcome, Sitting = sitting, Present = [], Decisions = [], Summary = null };

        var text = SummaryRecord.Text(Sample.Plan, Record(meeting), meeting);

        Assert.Contains($"\n{beginning}", text, StringComparison.Ordinal);
        Assert.EndsWith("Present: none.\n\n## Order of business\n\n1. Election of the Vice Chairs of the Working Group\n2. Presentation and Consideration of the Draft Work Plan\n", text, StringComparison.Ordinal);
    }

    public static TheoryData<Decision, string> Sentences => new()
    {
        { new() { Kind = DecisionKind.ApproveResolution, Vote = new(1, 3, 2) }, "The draft resolution was not approved by 1 vote to 3, with 2 abstentions." },
        { DecisionKind.ApproveDraft, "The draft was approved by consensus." },
        { new() { Kind = DecisionKind.ElectViceChairs, Vote = new(1, 2) }, "The candidates were not elected vice chairs by 1 vote to 2, with 0 abstentions." },
        { DecisionKind.ConveneInformalMeeting, "An informal meeting was convened by consensus." },
        { new() { Kind = DecisionKind.ConveneInformalMeeting, Date = new(2012, 4, 3) }, "An informal meeting on 3 April 2012 was convened by consensus." },
        { new() { Kind = DecisionKind.ExtendDeadline, Date = new(2012, 3, 1) }, "The reply deadline was extended to 1 March 2012 by consensus." },
        { new() { Kind = DecisionKind.ExtendDeadline, Date = new(2012, 3, 1), State = new("ht") }, "The reply deadline of Haiti was extended to 1 March 2012 by consensus." },
        { DecisionKind.ExtendDeadline, "The reply deadline was extended to a later day by consensus." },
        { new() { Kind = DecisionKind.RuleOnLateReply, State = new("ht"), Admitted = true }, "The late reply of Haiti was admitted by consensus." },
        { new() { Kind = DecisionKind.RuleOnLateReply, State = new("ht"), Admitted = false }, "The late reply of Haiti was refused by consensus." },
    };

    [Theory]
    [MemberData(nameof(Sentences), DisableDiscoveryEnumeration = true)]
    public void Each_decision_is_a_sentence(Decision decision, string sentence)
    {
        var meeting = Elected with { Decisions = [decision] };

        Assert.Contains($"\n- {sentence}\n", SummaryRecord.Text(Sample.Plan, Record(meeting), meeting), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_names_the_version_that_the_meeting_had_before_it()
    {
        var meeting = Elected with { Decisions = [DecisionKind.ApproveDraft], RecordedAt = Given.At("2011-12-15T14:00") };
        var record = Record(meeting).Published(Given.At("2011-12-15T13:59"));

        Assert.Contains("\n- The draft DRAFT was approved by consensus.\n", SummaryRecord.Text(Sample.Plan, record, meeting), StringComparison.Ordinal);
        Assert.Contains("\n- The draft was approved by consensus.\n", SummaryRecord.Text(Sample.Plan, Record(meeting).Published(Given.At("2011-12-15T14:01")), meeting), StringComparison.Ordinal);
    }

    [Fact]
    public void Sittings_are_numbered_in_the_order_in_which_they_were_recorded()
    {
        var suspended = Given.Meeting(Later, Given.At("2012-03-29T10:00"), 18) with { Outcome = MeetingOutcome.Suspended, RecordedAt = Given.At("2012-03-29T12:00") };
        var resumed = suspended with { HeldAt = Given.At("2012-03-30T10:00"), RecordedAt = Given.At("2012-03-30T12:00"), Sitting = 2 };
        var old = Given.Meeting("informal-2012-03-09", Given.At("2012-03-09T10:00"), 3);
        var late = Given.Meeting("informal-2012-03-15", Given.At("2012-03-15T10:00"), 3) with { RecordedAt = Given.At("2012-04-01T12:00") };
        var record = Record(resumed, late, suspended, old, Elected);

        Assert.Equal(
            ["OEA/Ser.G GT/DSS/SR.1/12", "OEA/Ser.G GT/DSS/SR.2/12", "OEA/Ser.G GT/DSS/SR.3/12", "OEA/Ser.G GT/DSS/SR.4/12", "OEA/Ser.G GT/DSS/SR.5/12"],
            new[] { Elected, old, suspended, resumed, late }.Select(m => SummaryRecord.Symbol(Sample.Plan, record, m)));
    }

    [Fact]
    public void A_meeting_is_seen_with_its_order_of_business_its_quorum_and_its_sittings()
    {
        var view = MeetingView.Of(Sample.Plan, Record(Elected), Sample.Plan.Activity(First)!);

        Assert.Equal(
            [new(1, "Election of the Vice Chairs of the Working Group", DecisionKind.ElectViceChairs), new(2, "Presentation and Consideration of the Draft Work Plan", DecisionKind.AdoptWorkPlan)],
            view.OrderOfBusiness);
        Assert.Equal((34, 12, 18, new LocalDateTime(2011, 12, 15, 10, 0)), (view.States, view.ToOpen, view.ToDecide, view.BeginsLocal));
        Assert.Equal([new Sitting("OEA/Ser.G GT/DSS/SR.1/12", Elected)], view.Sittings);
        Assert.Equal([null, DecisionKind.ApproveResolution], OrderOfBusiness.Of(Sample.Plan.Activity("formal-2012-04-19")!).Select(item => item.Asks));
    }

    [Fact]
    public void What_came_too_late_for_a_meeting_is_remarked_on()
    {
        var plan = Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Documents, 10), new(ActivityKind.FormalMeeting, NoticeFor.Invitations, 7)] };
        Sentence[] Remarks(string published, string invited, string meeting = Later) =>
        [
            .. MeetingView.Of(plan, Given.Record.Published(Given.At(published)).Did($"MeetingInvitation|{meeting}|1|0", Given.At(invited)).Did($"MeetingInvitation|{meeting}|0|0", Given.At("2012-03-28T09:00")),
                plan.Activity(meeting)!).Remarks,
        ];

        Assert.Empty(Remarks("2012-03-19T23:00", "2012-03-22T23:00"));
        Assert.Equal(
            ["The plan requires documents 10 days before the meeting; version 1 of the draft was published on 20 March 2012.", "The plan requires invitations 7 days before the meeting; they went out on 23 March 2012."],
            Remarks("2012-03-20T00:00", "2012-03-23T00:00"));
        Assert.Empty(Remarks("2012-03-20T00:00", "2012-03-23T00:00", "informal-2012-03-21"));
        Assert.Empty(Remarks("2011-12-10T00:00", "2011-12-01T00:00", First));
        Assert.Empty(MeetingView.Of(plan, Given.Record, plan.Activity(Later)!).Remarks);
        Assert.Empty(MeetingView.Of(plan with { NoticePeriods = [] }, Given.Record.Published(Given.At("2012-03-28T09:00")), plan.Activity(Later)!).Remarks);
        Assert.Equal(
            ["The plan requires documents 10 days before the meeting; version 2 of the draft was published on 28 March 2012."],
            MeetingView.Of(plan, Given.Record.Published(Given.At("2012-03-01T09:00")).Published(Given.At("2012-03-28T09:00")).Did("MeetingReminder|formal-2012-03-29|0|0", Given.At("2012-03-28T09:00")), plan.Activity(Later)!).Remarks);
    }
}
