namespace Mandates.Domain.Tests;

public class MeetingRulesTests
{
    private const string Formal = "formal-2012-03-29";
    private const string Informal = "informal-2012-03-21";
    private static readonly Instant Now = Given.At("2012-03-29T12:00");

    private static MeetingRecord Minutes(string meeting, int present, params Decision[] decisions) =>
        Given.Meeting(meeting, Given.At("2012-03-29T10:00"), present) with { Decisions = decisions };

    private static string[] Broken(MeetingRecord meeting, WorkPlan? plan = null, MandateRecord? record = null, Instant? now = null) =>
        [.. MeetingRules.Broken(plan ?? Sample.Plan, record ?? Given.Record, meeting, now ?? Now).Select(broken => broken.ToString())];

    private static Decision ViceChairs(string state) => new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", new(state))] };

    [Fact]
    public void Eighteen_of_thirty_four_states_decide() => Assert.Empty(Broken(
        Minutes(Formal, 18, DecisionKind.AdoptWorkPlan, ViceChairs("br"), DecisionKind.ApproveDraft, DecisionKind.ApproveResolution),
        record: Given.Record.Published(Given.Start)));

    [Theory]
    [InlineData(DecisionKind.AdoptWorkPlan, "adoptWorkPlan")]
    [InlineData(DecisionKind.ApproveDraft, "approveDraft")]
    [InlineData(DecisionKind.ApproveResolution, "approveResolution")]
    public void Seventeen_do_not(DecisionKind decision, string word) => Assert.Equal(
        [$"'{word}' needs 18 of 34 member states present; 17 were."], Broken(Minutes(Formal, 17, decision), record: Given.Record.Published(Given.Start)));

    [Fact]
    public void Seventeen_elect_nobody() => Assert.Equal(
        ["'electViceChairs' needs 18 of 34 member states present; 17 were."], Broken(Minutes(Formal, 17, ViceChairs("br"))));

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void Twelve_of_thirty_four_open_a_formal_meeting(int present, bool opens) => Assert.Equal(
        opens ? [] : ["A formal meeting opens with 12 of 34 member states present; 11 were. Record it as postponed."], Broken(Minutes(Formal, present)));

    [Fact]
    public void Below_the_quorum_a_formal_meeting_is_postponed_and_decides_nothing()
    {
        var postponed = Minutes(Formal, 11) with { Outcome = MeetingOutcome.Postponed };

        Assert.Empty(Broken(postponed));
        Assert.Equal(["A postponed meeting decides nothing."], Broken(Minutes(Formal, 18, ViceChairs("br")) with { Outcome = MeetingOutcome.Postponed }));
    }

    [Fact]
    public void An_informal_meeting_opens_with_anyone() => Assert.Empty(Broken(Minutes(Informal, 1)));

    [Fact]
    public void A_state_that_is_named_twice_is_present_once()
    {
        var meeting = Minutes(Formal, 17, DecisionKind.AdoptWorkPlan);

        Assert.Single(Broken(meeting with { Present = [.. meeting.Present, new("ag")] }));
    }

    [Theory]
    [InlineData(DecisionKind.AdoptWorkPlan, "adoptWorkPlan")]
    [InlineData(DecisionKind.ApproveResolution, "approveResolution")]
    public void An_informal_meeting_neither_adopts_nor_approves(DecisionKind decision, string word) => Assert.Equal(
        [$"An informal meeting cannot decide '{word}'; only a formal one can."], Broken(Minutes(Informal, 34, decision), record: Given.Record.Published(Given.Start)));

    [Theory]
    [InlineData("2012-03-29T09:59:59", false)]
    [InlineData("2012-03-29T10:00", true)]
    public void A_meeting_has_a_record_from_its_beginning(string now, bool kept) => Assert.Equal(
        kept ? [] : ["The meeting has not begun; move it in the work plan if it was held earlier."], Broken(Minutes(Formal, 12), now: Given.At(now)));

    [Fact]
    public void A_cancelled_meeting_has_no_record() =>
        Assert.Equal(["A cancelled meeting has no record."], Broken(Minutes(Formal, 12), Sample.Plan.Cancel(Formal)));

    [Theory]
    [InlineData("nowhere")]
    [InlineData("platform-launch")]
    public void Only_a_meeting_of_the_plan_has_a_record(string id) =>
        Assert.Equal([$"The work plan has no meeting '{id}'."], Broken(Minutes(id, 18, DecisionKind.AdoptWorkPlan)));

    [Fact]
    public void Only_member_states_are_present() => Assert.Equal(
        ["'xx' is not a member state of this work plan."], Broken(Minutes(Informal, 3) with { Present = [new("br"), new("xx")] }));

    [Theory]
    [InlineData(DecisionKind.ApproveDraft, "approveDraft")]
    [InlineData(DecisionKind.ApproveResolution, "approveResolution")]
    public void Nothing_is_approved_before_a_draft_is_published(DecisionKind decision, string word) =>
        Assert.Equal([$"'{word}' needs a published draft; publish one first."], Broken(Minutes(Formal, 18, decision)));

    [Fact]
    public void The_work_plan_is_adopted_without_a_draft() => Assert.Empty(Broken(Minutes(Formal, 18, DecisionKind.AdoptWorkPlan)));

    [Theory]
    [InlineData("suspended", MeetingOutcome.Suspended)]
    [InlineData("postponed", MeetingOutcome.Postponed)]
    public void What_was_broken_off_goes_on_only_with_a_new_date(string word, MeetingOutcome outcome)
    {
        var record = Given.Record with { Meetings = [Minutes(Formal, 12) with { Outcome = outcome }] };
        var resumed = Minutes(Formal, 12) with { Sitting = 2 };

        Assert.Equal([$"The meeting was {word}; give it a new date in the work plan before it goes on."], Broken(resumed, record: record));
        Assert.Empty(Broken(resumed, Sample.Plan.Dated(Formal, new(2012, 3, 30), since: 1), record, Given.At("2012-03-30T12:00")));
    }

    [Fact]
    public void A_summary_is_kept_within_bounds()
    {
        Assert.Empty(Broken(Minutes(Formal, 12) with { Summary = new('x', 10_000) }));
        Assert.Equal(["The summary has 10001 characters; keep it within 10000."], Broken(Minutes(Formal, 12) with { Summary = new('x', 10_001) }));
    }
}
