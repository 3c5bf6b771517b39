using Mandates.Local.Rehearsal;

namespace Mandates.Local.Tests.Rehearsal;

public class WorkPlanScalingTests
{
    private static readonly WorkPlan Plan =
        WorkPlanReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(193)]
    public void A_scaled_plan_is_a_plan_and_keeps_the_state_of_the_chair(int count)
    {
        var scaled = WorkPlanReader.Read(WorkPlanJson.Write(Plan.WithStates(count)));

        Assert.Equal(count, scaled.States.Count);
        Assert.NotNull(scaled.State(new("ec")));
        Assert.False(PlanCheck.Check(scaled).HasErrors());
    }

    [Fact]
    public void Fewer_states_are_the_first_ones_in_their_order() =>
        Assert.Equal(["ag", "ar", "ec"], Plan.WithStates(3).States.Select(s => s.Id.Value));

    [Fact]
    public void More_states_are_made_up_in_all_languages_and_can_receive_no_real_mail()
    {
        var madeUp = Plan.WithStates(38).States.Skip(34).ToArray();

        Assert.Equal(["s035", "s036", "s037", "s038"], madeUp.Select(s => s.Id.Value));
        Assert.Equal(new LocalizedText("State 35", "Estado 35", "État 35", "Estado 35"), madeUp[0].Names);
        Assert.Equal(4, madeUp.Select(s => s.Language).Distinct().Count());
        Assert.All(madeUp, s => Assert.EndsWith(".example", s.Mission, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(194)]
    public void A_number_of_states_that_no_body_has_is_refused(int count) =>
        Assert.StartsWith("A rehearsal has from 1 to 193 member states.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Plan.WithStates(count)).Message, StringComparison.Ordinal);
}
