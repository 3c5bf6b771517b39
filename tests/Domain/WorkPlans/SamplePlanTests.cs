namespace Mandates.Domain.Tests;

public class SamplePlanTests
{
    [Fact]
    public void It_has_the_ten_dated_rows_of_the_source_and_the_undated_one()
    {
        LocalDate[] dates =
        [
            new(2011, 12, 15), new(2012, 1, 12), new(2012, 1, 13), new(2012, 2, 23), new(2012, 3, 9),
            new(2012, 3, 15), new(2012, 3, 21), new(2012, 3, 29), new(2012, 4, 3), new(2012, 4, 19),
        ];

        Assert.Equal(dates, Sample.Plan.Activities.Where(a => a.Date is not null).Select(a => a.Date!.Value));
        var undated = Assert.Single(Sample.Plan.Activities, a => a.Date is null);
        Assert.Equal((ActivityKind.DraftPreparation, "reply-deadline"), (undated.Kind, undated.After));
    }

    [Fact]
    public void It_has_three_formal_meetings_and_four_informal_ones()
    {
        Assert.Equal(3, Sample.Plan.Activities.Count(a => a.Kind == ActivityKind.FormalMeeting));
        Assert.Equal(4, Sample.Plan.Activities.Count(a => a.Kind == ActivityKind.InformalMeeting));
    }

    [Fact]
    public void It_has_nine_procedures_and_the_fourth_allows_three_focal_points()
    {
        Assert.Equal(Enumerable.Range(1, 9), Sample.Plan.Procedures.Select(p => p.Number));
        Assert.Equal([4], Sample.Plan.Procedures.Where(p => p.FocalPointsPerState == 3).Select(p => p.Number));
    }

    [Fact]
    public void It_has_thirty_four_member_states_whose_missions_can_receive_no_real_mail()
    {
        Assert.Equal(34, Sample.Plan.States.Count);
        Assert.All(Sample.Plan.States, s => Assert.Equal($"mission.{s.Id}@missions.example", s.Mission));
        Assert.Equal("Équateur", Sample.Plan.State(new("ec"))!.Names[Language.French]);
    }

    [Fact]
    public void It_states_every_default_so_that_officers_see_what_can_be_changed()
    {
        var plan = Sample.Plan;

        Assert.Equal(new LocalTimes(), plan.Times);
        Assert.Equal(new ReminderRule().DaysBefore, plan.Reminders.DaysBefore);
        Assert.Equal(new MeetingNoticeRule(), plan.MeetingNotices);
        Assert.Equal(new QuorumRule(), plan.Quorum);
        Assert.Equal(3, plan.ForwardDays);
        Assert.Equal(("OEA/Ser.G GT/DSS/doc.{number}/12", true, BracketStyle.StatesBefore), (plan.Papers!.Series, plan.Papers.Original, plan.Papers.Brackets));
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same_plan()
    {
        var again = WorkPlanReader.Read(WorkPlanJson.Write(Sample.Plan, indented: true));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WorkPlanJson.Write(Sample.Plan)), JsonNode.Parse(WorkPlanJson.Write(again))));
        Assert.Equal(WorkPlanJson.Sha256(Sample.Plan), WorkPlanJson.Sha256(again));
    }

    [Fact]
    public void Accents_are_written_as_people_read_them() =>
        Assert.Contains("São Cristóvão e Névis", System.Text.Encoding.UTF8.GetString(WorkPlanJson.Write(Sample.Plan)), StringComparison.Ordinal);
}
