namespace Mandates.Domain.Tests;

public class MeetingActsTests
{
    private const string Id = "informal-2012-03-21";
    private static readonly Instant Convened = Given.At("2012-03-12T15:00");
    private static readonly MandateRecord Invited = Given.Record.Did($"MeetingInvitation|{Id}|0|0", Given.At("2012-03-14T09:00"));

    private static (NoticeReason Reason, Instant At, string? Declined)[] Acts(WorkPlan plan, MandateRecord record) =>
        [.. Schedule.Of(plan, record).Where(a => a.About == Id).Select(a => (a.Reason, a.At, a.Declined))];

    [Fact]
    public void The_invitation_goes_out_seven_days_before_and_the_reminder_one() =>
        Assert.Equal(
            [(NoticeReason.MeetingInvitation, Given.At("2012-03-14T09:00"), null), (NoticeReason.MeetingReminder, Given.At("2012-03-20T09:00"), null)],
            Acts(Sample.Plan, Given.Record));

    [Fact]
    public void A_meeting_convened_late_is_announced_at_once() =>
        Assert.Equal((NoticeReason.MeetingInvitation, Convened, null),
            Acts(Sample.Plan.Dated(Id, new(2012, 3, 14), since: 1), Given.Record.Revised(1, Convened))[0]);

    [Theory]
    [InlineData("2012-03-20T08:59", null)]
    [InlineData("2012-03-20T09:00", "AnnouncedLater")]
    public void The_reminder_is_left_out_when_the_meeting_is_announced_no_earlier(string convened, string? declined) =>
        Assert.Equal((NoticeReason.MeetingReminder, Given.At("2012-03-20T09:00"), declined), Assert.Single(
            Acts(Sample.Plan.Row(Id, a => a with { Since = 1 }), Given.Record.Revised(1, Given.At(convened))), a => a.Reason == NoticeReason.MeetingReminder));

    [Fact]
    public void An_invitation_that_went_out_late_is_not_followed_by_a_reminder_at_once()
    {
        var mandate = new CalmMandate(Sample.Plan, Given.Record);

        mandate.Check(Given.At("2012-03-20T12:00"));

        Assert.Equal([NoticeReason.MeetingInvitation], mandate.Sent.Where(s => s.Act.About == Id).Select(s => s.Act.Reason));
    }

    [Fact]
    public void Those_invited_are_told_of_a_new_date_at_once_and_not_invited_again() =>
        Assert.Equal(
            [(NoticeReason.MeetingChange, Given.At("2012-03-15T08:00"), null), (NoticeReason.MeetingReminder, Given.At("2012-03-26T09:00"), null)],
            Acts(Sample.Plan.Dated(Id, new(2012, 3, 27), since: 1), Invited.Revised(1, Given.At("2012-03-15T08:00"))));

    [Fact]
    public void A_second_move_is_told_too() =>
        Assert.Equal(NoticeReason.MeetingChange, Acts(
            Sample.Plan.Dated(Id, new(2012, 3, 28), since: 2),
            Invited.Revised(1, Given.At("2012-03-15T08:00")).Did($"MeetingChange|{Id}|1|0", Given.At("2012-03-15T08:00")).Revised(2, Given.At("2012-03-16T08:00")))[0].Reason);

    [Fact]
    public void Those_not_yet_invited_are_invited_to_the_new_date_only() =>
        Assert.Equal((NoticeReason.MeetingInvitation, Given.At("2012-03-20T09:00"), null),
            Acts(Sample.Plan.Dated(Id, new(2012, 3, 27), since: 1), Given.Record.Revised(1, Convened))[0]);

    [Fact]
    public void A_cancellation_is_told_to_those_invited() =>
        Assert.Equal([(NoticeReason.MeetingCancellation, Given.At("2012-03-15T08:00"), null)],
            Acts(Sample.Plan.Cancel(Id), Invited.Revised(1, Given.At("2012-03-15T08:00"))));

    [Fact]
    public void A_cancellation_before_the_invitation_is_told_to_nobody() =>
        Assert.Empty(Acts(Sample.Plan.Cancel(Id), Given.Record.Revised(1, Convened)));

    [Theory]
    [InlineData("2012-03-21T09:59", true)]
    [InlineData("2012-03-21T10:00", false)]
    public void No_notice_goes_out_once_the_meeting_has_begun(string now, bool due) =>
        Assert.Equal(due, Outlook.At(Given.At(now), Sample.Plan, Given.Record).Due.Any(a => a.About == Id));

    [Fact]
    public void A_meeting_without_a_date_is_not_announced() =>
        Assert.Empty(Acts(Sample.Plan.Row(Id, a => a with { Date = null }), Given.Record));
}
