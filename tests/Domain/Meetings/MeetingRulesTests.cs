using Mandates.Domain.Meetings;
using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Domain.Tests;

public class MeetingRulesTests
{
    private const string Formal = "formal-2012-03-29";
    private const string Informal = "informal-2012-03-21";
    private static readonly Instant Now = Given.At("2012-03-29T12:00");

    private static string[] Broken(string meeting, int present, DecisionKind[] decisions, WorkPlan? plan = null, bool draft = true) =>
        [.. MeetingRules.Broken(plan ?? Sample.Plan, draft ? Given.Record.Published(Given.Start) : Given.Record,
            Given.Meeting(meeting, Now, present) with { Decisions = decisions }, Now)];

    [Fact]
    public void Eighteen_of_thirty_four_states_decide() =>
        Assert.Empty(Broken(Formal, 18, [DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs, DecisionKind.ApproveDraft, DecisionKind.ApproveResolution]));

    [Theory]
    [InlineData(DecisionKind.AdoptWorkPlan)]
    [InlineData(DecisionKind.ElectViceChairs)]
    [InlineData(DecisionKind.ApproveDraft)]
    [InlineData(DecisionKind.ApproveResolution)]
    public void Seventeen_do_not(DecisionKind decision) =>
        Assert.Equal([$"'{decision}' needs 18 of 34 member states present; 17 were."], Broken(Formal, 17, [decision]));

    [Theory]
    [InlineData(DecisionKind.ConveneInformalMeeting)]
    [InlineData(DecisionKind.ExtendDeadline)]
    public void Some_matters_need_no_quorum_and_no_formal_meeting(DecisionKind decision) => Assert.Empty(Broken(Informal, 1, [decision]));

    [Fact]
    public void A_state_that_is_named_twice_is_present_once()
    {
        var meeting = Given.Meeting(Formal, Now, 17) with { Decisions = [DecisionKind.AdoptWorkPlan] };

        Assert.Single(MeetingRules.Broken(Sample.Plan, Given.Record, meeting with { Present = [.. meeting.Present, "ag"] }, Now));
    }

    [Theory]
    [InlineData(DecisionKind.AdoptWorkPlan)]
    [InlineData(DecisionKind.ApproveResolution)]
    public void An_informal_meeting_neither_adopts_nor_approves(DecisionKind decision) =>
        Assert.Equal([$"An informal meeting cannot decide '{decision}'; only a formal one can."], Broken(Informal, 34, [decision]));

    [Theory]
    [InlineData("2012-03-29T09:59:59", false)]
    [InlineData("2012-03-29T10:00", true)]
    public void A_meeting_has_a_record_from_its_beginning(string now, bool kept) =>
        Assert.Equal(kept ? [] : ["The meeting has not begun; move it in the work plan if it was held earlier."],
            MeetingRules.Broken(Sample.Plan, Given.Record, Given.Meeting(Formal, Given.At(now), 1), Given.At(now)));

    [Fact]
    public void A_cancelled_meeting_has_no_record() =>
        Assert.Equal(["A cancelled meeting has no record."], Broken(Formal, 1, [], Sample.Plan.Cancel(Formal)));

    [Theory]
    [InlineData("nowhere")]
    [InlineData("platform-launch")]
    public void Only_a_meeting_of_the_plan_has_a_record(string id) =>
        Assert.Equal([$"The work plan has no meeting '{id}'."], Broken(id, 18, [DecisionKind.AdoptWorkPlan]));

    [Fact]
    public void Only_member_states_are_present() =>
        Assert.Equal(["'xx' is not a member state of this work plan."],
            MeetingRules.Broken(Sample.Plan, Given.Record, Given.Meeting(Formal, Now, 3) with { Present = ["br", "xx"] }, Now));

    [Theory]
    [InlineData(DecisionKind.ApproveDraft)]
    [InlineData(DecisionKind.ApproveResolution)]
    public void Nothing_is_approved_before_a_draft_is_published(DecisionKind decision) =>
        Assert.Equal([$"'{decision}' needs a published draft; publish one first."], Broken(Formal, 18, [decision], draft: false));

    [Fact]
    public void The_work_plan_is_adopted_without_a_draft() => Assert.Empty(Broken(Formal, 18, [DecisionKind.AdoptWorkPlan], draft: false));
}
