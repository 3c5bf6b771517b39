namespace Mandates.Domain.Tests;

public class AfterDeadlineTests
{
    private static readonly MandateRecord Closed = Given.Record
        .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"))
        .Did("DeadlineReached|reply-deadline|0|0", Given.At("2012-02-23T23:59:59"));

    private static ScheduledAct The(NoticeReason reason, WorkPlan plan, MandateRecord record) =>
        Schedule.Of(plan, record).Single(a => a.Reason == reason);

    [Fact]
    public void A_deadline_passes_at_its_moment_and_a_notice_goes_out_when_it_does()
    {
        var later = Given.At("2012-03-01T10:00");
        var acts = Schedule.Of(Sample.Plan, Given.Record);

        var deadline = acts.Single(a => a.Reason == NoticeReason.DeadlineReached);
        var overdue = acts.First(a => a.Reason == NoticeReason.Overdue);

        Assert.Equal((deadline.At, later), (deadline.DoneAt(later), overdue.DoneAt(later)));
    }

    [Fact]
    public void The_missions_of_silent_states_are_told_once_the_morning_after()
    {
        var silent = Given.Record.Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));
        var mandate = new CalmMandate(Sample.Plan, silent);
        mandate.Add(r => r.Replied("br", Given.At("2012-02-01T09:00")));

        mandate.Run(Given.At("2012-02-23T23:00"), Given.At("2012-03-20T09:00"));

        var told = Assert.Single(mandate.Sent, s => s.Act.Reason == NoticeReason.Overdue);
        Assert.Equal(Given.At("2012-02-24T09:00"), told.At);
        Assert.Equal(Sample.Plan.States.Select(s => s.Mission).Where(m => !m.Contains(".br@", StringComparison.Ordinal)), told.To.Select(r => r.Email));
    }

    [Fact]
    public void A_plan_may_leave_the_missions_alone() =>
        Assert.Equal("NoOverdue",
            The(NoticeReason.Overdue, Sample.Plan with { Reminders = new() { Overdue = false } }, Closed).Declined);

    [Fact]
    public void The_chair_is_asked_for_the_draft_the_morning_after()
    {
        var request = The(NoticeReason.DraftRequest, Sample.Plan, Closed);

        Assert.Equal((Given.At("2012-02-24T09:00"), AudienceKind.Chair, null), (request.At, request.Audience.Kind, request.Declined));
    }

    [Theory]
    [InlineData("2012-02-24T08:59")]
    [InlineData("2012-02-24T11:00")]
    public void Nobody_asks_for_a_draft_that_is_published(string published) =>
        Assert.Equal("DraftPublished", The(NoticeReason.DraftRequest, Sample.Plan, Closed.Published(Given.At(published))).Declined);

    [Fact]
    public void Both_wait_for_the_deadline_to_have_passed()
    {
        var open = Given.Record.Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

        var due = Outlook.At(Given.At("2012-02-24T09:00"), Sample.Plan, open).Due.Select(a => a.Reason).ToArray();

        Assert.Contains(NoticeReason.DeadlineReached, due);
        Assert.DoesNotContain(NoticeReason.Overdue, due);
        Assert.DoesNotContain(NoticeReason.DraftRequest, due);
    }

    [Fact]
    public void A_plan_without_a_deadline_asks_for_nothing() =>
        Assert.DoesNotContain(Schedule.Of(Sample.Plan.Without("reply-deadline"), Closed), a => a.About == "reply-deadline");
}
