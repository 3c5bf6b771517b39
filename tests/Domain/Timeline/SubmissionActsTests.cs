namespace Mandates.Domain.Tests;

public class SubmissionActsTests
{
    private static readonly MandateRecord Frozen = Given.Record.Frozen(Given.At("2012-04-19T12:00"));

    private static readonly WorkPlan Dated = Sample.Plan with
    {
        Activities = [.. Sample.Plan.Activities, new() { Id = "submission", Kind = ActivityKind.Submission, Date = new(2012, 5, 15) }],
    };

    private static ScheduledAct[] Transmittals(WorkPlan plan, MandateRecord record) =>
        [.. Schedule.Of(plan, record).Where(a => a.Reason == NoticeReason.Transmittal)];

    [Fact]
    public void Nothing_is_sent_before_the_package_is_frozen() => Assert.Empty(Transmittals(Dated, Given.Record));

    [Fact]
    public void The_package_goes_first_to_the_mandated_body_alone()
    {
        var first = Assert.Single(Transmittals(Dated, Frozen));

        Assert.Equal((AudienceKind.MandatedBody, Given.At("2012-04-19T12:00")), (first.Audience.Kind, first.At));
    }

    [Theory]
    [InlineData("2012-04-25T12:00", "2012-05-15T09:00")]
    [InlineData("2012-05-20T12:00", "2012-05-20T12:00")]
    public void It_goes_on_to_the_session_when_received_but_not_before_its_day(string received, string sent) =>
        Assert.Equal(Given.At(sent), Transmittals(Dated, Frozen.Received(TransmittalTo.MandatedBody, Given.At(received)))
            .Single(a => a.Audience.Kind == AudienceKind.Session).At);

    [Fact]
    public void A_plan_without_such_a_row_sends_it_on_at_once() =>
        Assert.Equal(Given.At("2012-04-25T12:00"), Transmittals(Sample.Plan, Frozen.Received(TransmittalTo.MandatedBody, Given.At("2012-04-25T12:00")))[1].At);
}
