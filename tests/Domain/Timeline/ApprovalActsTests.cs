namespace Mandates.Domain.Tests;

public class ApprovalActsTests
{
    private static readonly MandateRecord Adopted = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T10:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan)
        .Held("formal-2012-03-29", Given.At("2012-03-29T10:00"));

    private static MandateRecord After(string recorded, MeetingOutcome outcome = MeetingOutcome.Held) => Adopted with
    {
        Meetings =
        [
            .. Adopted.Meetings,
            Given.Meeting("formal-2012-04-19", Given.At("2012-04-19T10:00"), 18) with { RecordedAt = Given.At(recorded), Outcome = outcome },
        ],
    };

    private static string[] Acts(MandateRecord record, WorkPlan? plan = null) =>
        [.. Schedule.Of(plan ?? Sample.Plan, record).Where(a => a.Reason is NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning)
            .Select(a => $"{Transcript.Time(Sample.Plan, a.At)[5..16]} {a.Audience.Kind} {a.Ordinal} until {Transcript.Time(Sample.Plan, a.Until!.Value)[5..16]}")];

    [Fact]
    public void Nobody_is_asked_while_a_formal_meeting_is_to_come() => Assert.Empty(Acts(Adopted));

    [Fact]
    public void The_chair_is_asked_at_once_and_again_and_the_body_warned_in_the_last_fortnight() => Assert.Equal(
        [
            "05-18 12:00 Chair 16 until 05-20 09:00", "05-20 09:00 Chair 14 until 05-24 09:00", "05-20 09:00 MandatedBody 14 until 05-24 09:00",
            "05-24 09:00 Chair 10 until 05-27 09:00", "05-24 09:00 MandatedBody 10 until 05-27 09:00",
            "05-27 09:00 Chair 7 until 05-29 09:00", "05-27 09:00 MandatedBody 7 until 05-29 09:00",
            "05-29 09:00 Chair 5 until 05-31 09:00", "05-29 09:00 MandatedBody 5 until 05-31 09:00",
            "05-31 09:00 Chair 3 until 06-01 09:00", "05-31 09:00 MandatedBody 3 until 06-01 09:00",
            "06-01 09:00 Chair 2 until 06-02 09:00", "06-01 09:00 MandatedBody 2 until 06-02 09:00",
            "06-02 09:00 Chair 1 until 06-03 00:00", "06-02 09:00 MandatedBody 1 until 06-03 00:00",
        ],
        Acts(After("2012-05-18T12:00")));

    [Theory]
    [InlineData("2012-06-02T23:59", 2)]
    [InlineData("2012-06-03T00:00", 0)]
    public void Nobody_is_asked_once_the_session_has_opened(string recorded, int acts) => Assert.Equal(acts, Acts(After(recorded)).Length);

    [Fact]
    public void A_record_that_does_not_say_when_it_was_kept_counts_from_the_meeting()
    {
        var record = Adopted.Held("formal-2012-04-19", Given.At("2012-04-19T10:00"));

        Assert.StartsWith("04-19 10:00 Chair 45 until 05-04 09:00", Acts(record)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_broken_off_is_to_come_only_with_a_new_date()
    {
        Assert.NotEmpty(Acts(After("2012-04-19T12:00", MeetingOutcome.Suspended)));
        Assert.Empty(Acts(After("2012-04-19T12:00", MeetingOutcome.Suspended), Sample.Plan.Dated("formal-2012-04-19", new(2012, 4, 20), since: 1)));
    }

    [Fact]
    public void Nobody_is_asked_after_the_approval_or_before_the_adoption()
    {
        Assert.Empty(Acts(Adopted.Held("formal-2012-04-19", Given.At("2012-04-19T10:00"), DecisionKind.ApproveResolution)));
        Assert.Empty(Acts(Given.Record, Sample.Plan.Cancel("formal-2012-03-29").Cancel("formal-2012-04-19")));
    }

    [Fact]
    public void A_cancelled_meeting_is_not_the_last() =>
        Assert.StartsWith("03-29 10:00 Chair 66", Acts(Adopted, Sample.Plan.Cancel("formal-2012-04-19"))[0], StringComparison.Ordinal);
}
