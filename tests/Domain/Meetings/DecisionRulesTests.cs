namespace Mandates.Domain.Tests;

public class DecisionRulesTests
{
    private const string Formal = "formal-2012-03-29";
    private static readonly MandateRecord Drafted = Given.Record.Published(Given.At("2012-03-20T09:00"));

    private static string[] Broken(Decision decision, WorkPlan? plan = null, MandateRecord? record = null) =>
        [.. MeetingRules.Broken(plan ?? Sample.Plan, record ?? Drafted, Given.Meeting(Formal, Given.At("2012-03-29T10:00"), 18) with { Decisions = [decision] }, Given.At("2012-03-29T12:00")).Select(broken => broken.ToString())];

    [Theory]
    [InlineData(10, 8, 0, true)]
    [InlineData(9, 8, 1, true)]
    [InlineData(9, 9, 0, false)]
    [InlineData(0, 0, 18, false)]
    public void A_vote_carries_with_more_in_favour_than_against(int inFavour, int against, int abstaining, bool carries) =>
        Assert.Equal(carries, new Decision { Kind = DecisionKind.ApproveResolution, Vote = new(inFavour, against, abstaining) }.IsTaken);

    [Fact]
    public void A_vote_that_does_not_carry_is_recorded_and_decides_nothing()
    {
        var refused = new Decision { Kind = DecisionKind.ApproveResolution, Vote = new(8, 10) };

        Assert.Empty(Broken(refused));
        Assert.Null((Drafted with { Meetings = [Given.Meeting(Formal, Given.At("2012-03-29T10:00"), 18) with { Decisions = [refused] }] }).Decided(DecisionKind.ApproveResolution));
    }

    [Theory]
    [InlineData(10, 8, 0, null)]
    [InlineData(10, 8, 1, "The vote on 'approveDraft' counts 19 states; 18 were present.")]
    [InlineData(-1, 8, 0, "The vote on 'approveDraft' has a negative number.")]
    [InlineData(8, -1, 0, "The vote on 'approveDraft' has a negative number.")]
    [InlineData(8, 1, -1, "The vote on 'approveDraft' has a negative number.")]
    public void A_vote_counts_those_who_were_present(int inFavour, int against, int abstaining, string? broken) =>
        Assert.Equal(broken is null ? [] : [broken], Broken(new() { Kind = DecisionKind.ApproveDraft, Vote = new(inFavour, against, abstaining) }));

    public static TheoryData<Decision, string> Wanting => new()
    {
        { DecisionKind.ElectViceChairs, "'electViceChairs' must say the name of each person elected, with the state ('viceChairs')." },
        { new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new(" ", new("br"))] }, "'electViceChairs' must say the name of each person elected, with the state ('viceChairs')." },
        { new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new(new('x', 101), new("br"))] }, "'electViceChairs' must say the name of each person elected, with the state ('viceChairs')." },
        { new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana https:", new("br"))] }, "A name has letters, spaces and the signs ' - . , ( ) only; : is none of them." },
        { new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", new("xx"))] }, "'xx' is not a member state of this work plan." },
        { new() { Kind = DecisionKind.ApproveDraft, Reservations = [new("xx")] }, "'xx' is not a member state of this work plan." },
        { new() { Kind = DecisionKind.ApproveDraft, Draft = 2 }, "'approveDraft' names version 2; the newest is version 1, DRAFT. Publish the words that were approved as a further version, and name that one." },
        { DecisionKind.ConveneInformalMeeting, "'conveneInformalMeeting' is not recorded with a meeting: add the meeting to the work plan." },
        { new() { Kind = DecisionKind.ExtendDeadline, Date = new(2012, 3, 1) }, "'extendDeadline' is not recorded with a meeting: revise the work plan, and name this meeting there as the decision." },
        { new() { Kind = DecisionKind.RuleOnLateReply, State = new("br"), Admitted = true }, "'ruleOnLateReply' is not recorded with a meeting: the chair rules on the late reply itself, and can name this meeting as the reason." },
    };

    [Theory]
    [MemberData(nameof(Wanting), DisableDiscoveryEnumeration = true)]
    public void A_decision_says_what_it_is_about(Decision decision, string broken) => Assert.Equal([broken], Broken(decision));

    [Fact]
    public void Every_state_that_is_none_is_named_and_one_nameless_vice_chair_is_enough()
    {
        Assert.Equal(
            ["'xx' is not a member state of this work plan.", "'yy' is not a member state of this work plan.", "'zz' is not a member state of this work plan."],
            Broken(new() { Kind = DecisionKind.ElectViceChairs, Reservations = [new("xx")], ViceChairs = [new("Ana Almeida", new("yy"))], State = new("zz") }));
        Assert.Single(Broken(new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", new("br")), new("", new("mx"))] }));
        Assert.Empty(Broken(new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new(new('x', 100), new("br"))] }));
    }

    [Fact]
    public void What_a_vote_refused_need_not_name_anyone() =>
        Assert.Empty(Broken(new() { Kind = DecisionKind.ElectViceChairs, Vote = new(1, 2) }));

    [Theory]
    [InlineData(DecisionKind.ApproveDraft)]
    [InlineData(DecisionKind.ApproveResolution)]
    public void A_version_published_after_the_meeting_began_is_approved_only_by_its_number(DecisionKind kind)
    {
        var late = Given.Record.Published(Given.At("2012-03-29T10:01"));

        Assert.Contains("Say with 'draft'", Assert.Single(Broken(kind, record: late)), StringComparison.Ordinal);
        Assert.Empty(Broken(new() { Kind = kind, Draft = 1 }, record: late));
        Assert.Empty(Broken(kind, record: Given.Record.Published(Given.At("2012-03-29T10:00"))));
    }

    [Fact]
    public void The_resolution_is_approved_with_the_text_that_was_approved()
    {
        MandateRecord Approved(string at, Vote? vote = null) => Drafted with
        {
            Meetings = [Given.Meeting("formal-2012-03-15", Given.At(at), 18) with { Decisions = [new() { Kind = DecisionKind.ApproveDraft, Vote = vote }] }],
        };
        const string Broke = "The text was changed after the draft was approved. Record its approval again ('approveDraft'), with that of the resolution.";
        var both = Given.Meeting(Formal, Given.At("2012-03-29T10:00"), 18) with { Decisions = [DecisionKind.ApproveDraft, DecisionKind.ApproveResolution] };

        Assert.Empty(Broken(DecisionKind.ApproveResolution, record: Approved("2012-03-20T09:00")));
        Assert.Equal([Broke], Broken(DecisionKind.ApproveResolution, record: Approved("2012-03-20T08:59")));
        Assert.Empty(Broken(DecisionKind.ApproveResolution, record: Approved("2012-03-20T08:59", new(1, 2))));
        Assert.Empty(MeetingRules.Broken(Sample.Plan, Approved("2012-03-20T08:59"), both, Given.At("2012-03-29T12:00")));
    }

    [Theory]
    [InlineData("2012-03-19T23:59", true, true)]
    [InlineData("2012-03-20T00:00", true, false)]
    [InlineData("2012-03-20T00:00", false, true)]
    public void Where_the_plan_says_so_nothing_is_approved_whose_documents_came_late(string published, bool refuses, bool approved)
    {
        var plan = Sample.Plan with { NoticePeriods = [new(ActivityKind.FormalMeeting, NoticeFor.Documents, 10, refuses), new(ActivityKind.FormalMeeting, NoticeFor.Invitations, 100, true)] };

        Assert.Equal(
            approved ? [] : ["'approveDraft' is too early. The plan requires documents 10 days before the meeting; version 1 of the draft was published on 20 March 2012."],
            Broken(DecisionKind.ApproveDraft, plan, Given.Record.Published(Given.At(published))));
        Assert.Empty(Broken(DecisionKind.AdoptWorkPlan, plan, Given.Record));
    }
}
