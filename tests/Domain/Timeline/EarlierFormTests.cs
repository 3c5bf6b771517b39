namespace Mandates.Domain.Tests;

/// <summary>What a mandate kept before there were extensions, notice periods and details of decisions is read as it was meant.</summary>
public class EarlierFormTests
{
    // The sample as it was, hashed by the code of that time.
    private const string HashThen = "59785339818638cfd018a947c3c406e00753e43fe6e0b56fcb0ada2b8d68a06b";

    private static WorkPlan PlanThen { get; } = WorkPlanReader.Read(Sample.With(plan =>
    {
        plan.AsObject().Remove("noticePeriods");
        plan.AsObject().Remove("forwardDays");
        plan.AsObject().Remove("consultationDays");
        foreach (var process in plan["mandate"]!["consulted"]!.AsArray())
        {
            process!.AsObject().Remove("email");
            process.AsObject().Remove("language");
        }

        plan.AsObject().Remove("extensions");
        plan.AsObject().Remove("translations");
        plan.AsObject().Remove("timeZoneName");
        plan.AsObject().Remove("replyVisibility");
        plan.AsObject().Remove("papers");
        plan["reminders"]!.AsObject().Remove("most");
        plan["workingGroup"]!.AsObject().Remove("electsViceChairs");
    }));

    [Fact]
    public void A_plan_from_before_keeps_its_hash() => Assert.Equal(HashThen, WorkPlanJson.Sha256(PlanThen));

    [Fact]
    public void A_plan_from_before_has_no_extension_no_days_to_forward_and_elects_vice_chairs() =>
        Assert.Equal((0, 0, 0, true, 0), (PlanThen.ForwardDays, PlanThen.Extensions.Count, PlanThen.NoticePeriods.Count, PlanThen.WorkingGroup.ElectsViceChairs, PlanThen.Reminders.Since));

    [Fact]
    public void A_record_of_a_meeting_from_before_was_held_and_decided_by_consensus()
    {
        const string json = """{"activity":"formal-2011-12-15","heldAt":"2011-12-15T15:00:00Z","present":["ag","br"],"decisions":["adoptWorkPlan","electViceChairs"]}""";

        var meeting = JsonSerializer.Deserialize<MeetingRecord>(json, WorkPlanJson.Options)!;

        Assert.Equal((MeetingOutcome.Held, 1, null, null), (meeting.Outcome, meeting.Sitting, meeting.RecordedAt, meeting.Summary));
        Assert.Equal([DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs], meeting.Decisions.Select(d => d.Kind));
        Assert.All(meeting.Decisions, d => Assert.True(d.IsTaken));
    }

    [Fact]
    public void A_mandate_that_adopted_its_plan_without_an_election_and_went_on_goes_on()
    {
        var adopted = Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T10:00"), DecisionKind.AdoptWorkPlan);

        Assert.Null(adopted.Reached(Sample.Plan, Milestone.WorkPlanAdopted));
        Assert.Equal(Given.At("2011-12-15T10:00"), adopted.Did("PlatformLaunch|platform-launch|0|0", Given.At("2012-01-12T09:00")).Reached(Sample.Plan, Milestone.WorkPlanAdopted));
    }

    [Fact]
    public void A_record_of_a_meeting_is_written_with_its_details_and_read_again()
    {
        var meeting = new MeetingRecord
        {
            Activity = "formal-2012-03-29",
            HeldAt = Given.At("2012-03-29T10:00"),
            RecordedAt = Given.At("2012-03-29T12:00"),
            Present = [new("br")],
            Sitting = 2,
            Outcome = MeetingOutcome.Suspended,
            Summary = "It grew late.",
            Decisions =
            [
                new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", new("br"))], Vote = new(10, 2, 1), Reservations = [new("ve")] },
                new() { Kind = DecisionKind.RuleOnLateReply, State = new("ht"), Admitted = false },
            ],
        };

        var json = JsonSerializer.Serialize(meeting, WorkPlanJson.Options);

        Assert.Equal(
            """[{"kind":"electViceChairs","vote":{"inFavour":10,"against":2,"abstaining":1},"reservations":["ve"],"viceChairs":[{"name":"Ana Almeida","state":"br"}]},"""
            + """{"kind":"ruleOnLateReply","reservations":[],"viceChairs":[],"state":"ht","admitted":false}]""",
            JsonNode.Parse(json)!["decisions"]!.ToJsonString(WorkPlanJson.Options));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<MeetingRecord>(json, WorkPlanJson.Options), WorkPlanJson.Options));
    }

    [Theory]
    [InlineData("\"adoptWorkPlan\"")]
    [InlineData("[null]")]
    [InlineData("[\"adopt\"]")]
    [InlineData("[{\"decision\":\"adoptWorkPlan\"}]")]
    [InlineData("[{}]")]
    public void Decisions_that_are_none_are_refused(string decisions) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<MeetingRecord>(
        $$"""{"activity":"a","heldAt":"2011-12-15T15:00:00Z","present":[],"decisions":{{decisions}}}""", WorkPlanJson.Options));
}
