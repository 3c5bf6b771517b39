namespace Mandates.Domain.Tests;

public class MilestoneTests
{
    private static readonly WorkPlan Plan = Sample.Plan;

    private static readonly (string At, Func<MandateRecord, Instant, MandateRecord> Happens, Milestone Reached, Phase Then)[] Order =
    [
        ("2011-12-15T12:00", (r, at) => r.Held("formal-2011-12-15", at, DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan), Milestone.WorkPlanAdopted, Phase.Platform),
        ("2012-01-12T09:00", (r, at) => r.Did("PlatformLaunch|platform-launch|0|0", at), Milestone.PlatformLaunched, Phase.Questionnaire),
        ("2012-01-13T09:00", (r, at) => r.Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", at), Milestone.QuestionnaireDispatched, Phase.Questionnaire),
        ("2012-02-23T23:59:59", (r, at) => r.Did("DeadlineReached|reply-deadline|0|0", at), Milestone.RepliesClosed, Phase.Drafting),
        ("2012-03-05T12:00", (r, at) => r.Published(at), Milestone.DraftPublished, Phase.Negotiation),
        ("2012-04-19T12:00", (r, at) => r.Held("formal-2012-04-19", at, DecisionKind.ApproveResolution), Milestone.ResolutionApproved, Phase.Submission),
        ("2012-04-19T12:01", (r, at) => r.Frozen(at), Milestone.PackageFrozen, Phase.Submission),
        ("2012-04-25T12:00", (r, at) => r.Received(TransmittalTo.MandatedBody, at), Milestone.ReceivedByMandatedBody, Phase.Submission),
        ("2012-05-02T12:00", (r, at) => r.Received(TransmittalTo.Session, at), Milestone.ReceivedBySession, Phase.Completed),
    ];

    [Fact]
    public void Each_fact_reaches_its_milestone_at_its_moment_and_the_phases_follow_in_order()
    {
        var record = Given.Record;
        Assert.Equal(Phase.WorkPlan, record.CurrentPhase(Plan));
        foreach (var (local, happens, milestone, then) in Order)
        {
            Assert.Null(record.Reached(Plan, milestone));
            record = happens(record, Given.At(local));
            Assert.Equal((Given.At(local), then), (record.Reached(Plan, milestone), record.CurrentPhase(Plan)));
        }
    }

    [Fact]
    public void There_is_no_other_milestone() => Assert.StartsWith(
        "No such milestone.", Assert.Throws<ArgumentOutOfRangeException>(() => Given.Record.Reached(Plan, (Milestone)99)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs)]
    [InlineData(DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)]
    public void The_first_phase_ends_with_the_later_of_adoption_and_election(DecisionKind first, DecisionKind second)
    {
        var half = Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), first);

        Assert.Null(half.Reached(Plan, Milestone.WorkPlanAdopted));
        Assert.Equal(Given.At("2012-01-10T12:00"), half.Held("formal-2012-01-10", Given.At("2012-01-10T12:00"), second).Reached(Plan, Milestone.WorkPlanAdopted));
    }

    [Fact]
    public void A_group_that_elects_no_vice_chairs_passes_with_the_adoption_alone()
    {
        var plan = Plan with { WorkingGroup = Plan.WorkingGroup with { ElectsViceChairs = false } };

        Assert.Equal(Given.At("2011-12-15T12:00"), Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.AdoptWorkPlan).Reached(plan, Milestone.WorkPlanAdopted));
    }

    [Fact]
    public void The_first_version_of_the_draft_ends_the_drafting() => Assert.Equal(
        Given.At("2012-03-05T12:00"), Given.Record.Published(Given.At("2012-03-05T12:00")).Published(Given.At("2012-03-17T12:00")).Reached(Plan, Milestone.DraftPublished));

    [Fact]
    public void Each_revision_has_its_hash_and_the_last_is_in_force()
    {
        PlanRevision Revision(int number) => new(number, [], "As agreed.", null, "officer", Given.Start, $"hash {number}");
        var record = Given.Record with { ProposalSha256 = "hash 0" };
        var revised = record with { Revisions = [Revision(2), Revision(1)] };

        Assert.Equal(("hash 0", "hash 0"), (record.PlanSha256(), record.PlanSha256(0)));
        Assert.Equal(("hash 2", "hash 1", "hash 0"), (revised.PlanSha256(), revised.PlanSha256(1), revised.PlanSha256(0)));
        Assert.Throws<InvalidOperationException>(() => revised.PlanSha256(3));
    }

    [Fact]
    public void A_plan_without_a_launch_has_nothing_to_wait_for() =>
        Assert.Equal(Given.Start, Given.Record.Reached(Plan.Without("platform-launch"), Milestone.PlatformLaunched));

    [Fact]
    public void A_cancelled_launch_has_nothing_to_wait_for() =>
        Assert.Equal(Given.Start, Given.Record.Reached(Plan.Cancel("platform-launch"), Milestone.PlatformLaunched));

    [Fact]
    public void A_plan_that_no_formal_meeting_precedes_is_taken_as_adopted()
    {
        var plan = Plan.Without("formal-2011-12-15");

        Assert.False(Milestones.AdoptionIsDue(plan));
        Assert.Equal(Given.Start, Given.Record.Reached(plan, Milestone.WorkPlanAdopted));
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void Only_a_formal_meeting_on_an_earlier_day_adopts_before_the_launch(int day, bool due) =>
        Assert.Equal(due, Milestones.AdoptionIsDue(Plan.Dated("formal-2011-12-15", new(2012, 1, day))));

    [Fact]
    public void A_cancelled_formal_meeting_adopts_nothing() =>
        Assert.False(Milestones.AdoptionIsDue(Plan.Cancel("formal-2011-12-15")));

    [Fact]
    public void Without_a_launch_the_dispatch_must_be_preceded_by_the_adoption() =>
        Assert.True(Milestones.AdoptionIsDue(Plan.Without("platform-launch")));

    [Fact]
    public void The_first_approval_counts_whatever_the_order_of_the_records()
    {
        var record = Given.Record
            .Held("formal-2012-04-19", Given.At("2012-04-19T12:00"), DecisionKind.ApproveResolution)
            .Held("formal-2012-03-29", Given.At("2012-03-29T12:00"), DecisionKind.ApproveResolution);

        Assert.Equal(Given.At("2012-03-29T12:00"), record.Reached(Plan, Milestone.ResolutionApproved));
    }

    [Fact]
    public void An_approved_draft_is_not_an_approved_resolution() =>
        Assert.Null(Given.Record.Held("formal-2012-03-29", Given.At("2012-03-29T12:00"), DecisionKind.ApproveDraft).Reached(Plan, Milestone.ResolutionApproved));

    [Theory]
    [InlineData("formal-2011-12-15", "2011-12-15T12:00")]
    [InlineData("platform-launch", "2012-01-12T09:00")]
    [InlineData("questionnaire-dispatch", "2012-01-13T09:00")]
    [InlineData("reply-deadline", "2012-02-23T23:59:59")]
    [InlineData("draft-preparation", "2012-03-05T12:00")]
    [InlineData("submission", "2012-04-25T12:00")]
    [InlineData("informal-2012-03-09", null)]
    public void A_row_happened_when_its_fact_did(string row, string? local)
    {
        var plan = Plan with { Activities = [.. Plan.Activities, new() { Id = "submission", Kind = ActivityKind.Submission, Date = new(2012, 5, 1) }] };
        var record = Order.Aggregate(Given.Record, (r, fact) => fact.Happens(r, Given.At(fact.At)))
            .Did("Transmittal|MandatedBody|0|0", Given.At("2012-04-20T12:00")).Did("Transmittal|Session|0|0", Given.At("2012-04-25T12:00"));

        Assert.Null(Given.Record.HappenedAt(plan, plan.Activity(row)!));
        Assert.Equal(local is null ? null : Given.At(local), record.HappenedAt(plan, plan.Activity(row)!));
    }

    [Fact]
    public void A_cancelled_row_never_happened()
    {
        var plan = Plan.Cancel("formal-2011-12-15");

        Assert.Null(Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00")).HappenedAt(plan, plan.Activity("formal-2011-12-15")!));
    }
}
