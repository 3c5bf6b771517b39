namespace Mandates.Domain.Tests;

public class PageFactsTests
{
    private static readonly MandateRecord Dispatched = Given.Record
        .Held("formal-2011-12-15", Given.At("2011-12-15T10:00"), DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs)
        .Did("PlatformLaunch|platform-launch|0|0", Given.At("2012-01-12T09:00"))
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    [Fact]
    public void A_phase_begins_when_the_previous_one_ends_and_shows_its_wait_for_people()
    {
        var spans = PhaseSpan.Of(Sample.Plan, Dispatched);

        Assert.Equal(
            [
                new PhaseSpan(Phase.WorkPlan, Given.Start, Given.At("2011-12-15T10:00"), Given.Start),
                new(Phase.Platform, Given.At("2011-12-15T10:00"), Given.At("2012-01-12T09:00"), null),
                new(Phase.Questionnaire, Given.At("2012-01-12T09:00"), null, Given.At("2012-01-13T09:00")),
            ],
            spans);
    }

    [Fact]
    public void The_last_notice_of_a_state_is_the_last_that_was_addressed_to_it()
    {
        var record = Dispatched
            .Replied("ec", Given.At("2012-02-08T12:00"))
            .Did("Receipt|ec|0|1", Given.At("2012-02-08T12:01"))
            .Did("Reminder|reply-deadline|0|14", Given.At("2012-02-09T09:00"))
            .Did("AddressConfirmation|roster|0|1", Given.At("2012-02-10T09:00"))
            .Did("DeadlineReached|reply-deadline|0|0", Given.At("2012-02-23T23:59"));

        var last = LastNotice.Of(Sample.Plan, record);

        Assert.Equal(new(NoticeReason.Receipt, Given.At("2012-02-08T12:01")), last[new("ec")]);
        Assert.Equal(new(NoticeReason.Reminder, Given.At("2012-02-09T09:00")), last[new("ar")]);
    }

    [Fact]
    public void A_reminder_of_a_states_own_deadline_is_its_own()
    {
        var last = LastNotice.Of(Sample.Plan, Dispatched.Did("Reminder|reply-deadline.ar|1|7", Given.At("2012-02-29T09:00")));

        Assert.Equal(NoticeReason.Reminder, last[new("ar")].Reason);
        Assert.Equal(NoticeReason.QuestionnaireDispatch, last[new("ec")].Reason);
    }
}
