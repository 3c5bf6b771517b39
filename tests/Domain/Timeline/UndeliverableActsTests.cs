namespace Mandates.Domain.Tests;

public class UndeliverableActsTests
{
    private static readonly Instant First = Given.At("2012-02-16T09:01");
    private static readonly Instant Second = Given.At("2012-02-16T09:30");
    private static readonly MandateRecord Two = Given.Record.WithFocalPoint("br.1").WithFocalPoint("br.2");

    private static ScheduledAct[] Acts(MandateRecord record) =>
        [.. Schedule.Of(Sample.Plan, record).Where(a => a.Reason == NoticeReason.Undeliverable)];

    [Fact]
    public void While_one_focal_point_is_reached_the_mission_is_left_in_peace() =>
        Assert.Empty(Acts(Two.Reached("br.1", false, First)));

    [Fact]
    public void When_none_is_reached_the_mission_is_written_to_once()
    {
        var act = Assert.Single(Acts(Two.Reached("br.1", false, First).Reached("br.2", false, Second)));

        Assert.Equal((Second, new Audience(AudienceKind.Missions) { State = new("br") }), (act.At, act.Audience));
    }

    [Fact]
    public void It_is_written_to_again_only_if_that_happens_again()
    {
        var record = Two.Reached("br.1", false, First).Reached("br.2", false, Second)
            .Reached("br.1", true, Given.At("2012-02-17T09:00")).Reached("br.1", false, Given.At("2012-02-20T09:00"));

        Assert.Equal(["Undeliverable|br.2.1|0|0", "Undeliverable|br.1.3|0|0"], Acts(record).Select(a => a.Key));
    }

    [Fact]
    public void It_is_the_mission_of_that_state_whoever_else_acts()
    {
        var record = Given.Record.WithFocalPoint("ar.1").WithFocalPoint("br.1").Reached("br.1", false, First);

        Assert.Equal(new("br"), Assert.Single(Acts(record)).Audience.State);
    }

    [Fact]
    public void An_undeliverable_mission_is_no_reason_to_write_to_it() =>
        Assert.Empty(Acts(Two.Reached("br.mission", false, First)));

    [Fact]
    public void From_then_on_the_mission_receives_what_focal_points_receive()
    {
        var record = Two.Reached("br.1", false, First).Reached("br.2", false, Second);
        Participant[] people = [Given.Person("br.1"), Given.Person("br.2")];

        var to = Recipients.Of(new(AudienceKind.FocalPoints) { State = new("br") }, Sample.Plan, people, record.HasReplied, record.Addresses.Undeliverable());

        Assert.Equal(["br.mission", "br.1", "br.2"], to.Select(r => r.Contact));
        Assert.Equal([new("br")], Sample.Plan.States.Select(s => s.Id).Where(id => record.IsUnreachable(id, Second, record.Addresses.Undeliverable())));
    }
}
