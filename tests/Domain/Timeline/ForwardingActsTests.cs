namespace Mandates.Domain.Tests;

/// <summary>Procedure 2: the questionnaire goes to the missions, which forward it; after the plan's days it goes on by itself.</summary>
public class ForwardingActsTests
{
    private const string Dispatch = "QuestionnaireDispatch|questionnaire-dispatch|0|0";
    private const string GoesOn = "QuestionnaireGoesOn|questionnaire-dispatch|0|0";

    private static readonly WorkPlan Plan = Sample.Plan with { ForwardDays = 3 };
    private static readonly Instant Sent = Given.At("2012-01-13T09:00");
    private static readonly Instant Later = Given.At("2012-01-14T11:00");
    private static readonly MandateRecord Dispatched =
        Given.Record.WithFocalPoint("br.1").WithFocalPoint("br.2").WithFocalPoint("mx.1").Held("formal-2011-12-15", Given.Start, DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan).Did(Dispatch, Sent);

    private static readonly Participant[] People = [Given.Person("br.1"), Given.Person("br.2"), Given.Person("mx.1")];

    private static MandateRecord Forwarded(params string[] to) =>
        Dispatched with { Forwardings = [new(new(to[0][..2]), 1, Later, [.. to.Select(id => new ParticipantId(id))])] };

    [Fact]
    public void With_days_to_forward_it_goes_to_the_missions_alone()
    {
        Assert.Equal(AudienceKind.Missions, Act(Plan, Given.Record, Dispatch).Audience.Kind);
        Assert.Equal(AudienceKind.Everyone, Act(Plan with { ForwardDays = 0 }, Given.Record, Dispatch).Audience.Kind);
    }

    [Fact]
    public void Without_days_nothing_goes_on_by_itself() =>
        Assert.DoesNotContain(Schedule.Of(Plan with { ForwardDays = 0 }, Dispatched), act => act.Reason == NoticeReason.QuestionnaireGoesOn);

    [Fact]
    public void What_is_forwarded_goes_at_once_to_those_who_were_chosen()
    {
        var act = Assert.Single(Outlook.At(Later, Plan, Forwarded("br.1")).Due, act => act.Reason == NoticeReason.QuestionnaireForwarded);

        Assert.Equal(("QuestionnaireForwarded|br|0|1", "br.mission"), (act.Key, act.CausedBy?.Value));
        Assert.Equal(["br.1"], To(act));
    }

    [Fact]
    public void After_the_days_it_goes_on_to_those_to_whom_it_was_not_forwarded()
    {
        var act = Act(Plan, Forwarded("br.1"), GoesOn);

        Assert.Equal(Given.At("2012-01-16T09:00"), act.At);
        Assert.Equal(["br.2", "mx.1"], To(act));
        Assert.Equal(["mx.1"], To(act, "br"));
    }

    [Fact]
    public void A_state_with_a_later_deadline_gets_it_too() =>
        Assert.Contains("br.1", Recipients.Of(Act(Plan, Dispatched, GoesOn).Audience, Plan.Extend("br", new(2012, 3, 1), since: 0), People, _ => false).Select(r => r.Contact));

    [Fact]
    public void The_days_count_from_the_dispatch_as_it_was()
    {
        var late = Given.Record.Did(Dispatch, Given.At("2012-01-20T15:00"));

        Assert.Equal(Given.At("2012-01-23T09:00"), Act(Plan, late, GoesOn).At);
        Assert.Equal(Given.At("2012-01-23T09:00"), late.GoesOnAt(Plan));
    }

    [Fact]
    public void A_dispatch_that_is_moved_moves_it() =>
        Assert.Equal(Given.At("2012-01-21T09:00"), Act(Plan.Dated("questionnaire-dispatch", new(2012, 1, 18), since: 1), Given.Record, "QuestionnaireGoesOn|questionnaire-dispatch|1|0").At);

    [Fact]
    public void Before_it_is_forwarded_the_mission_is_reminded_and_its_focal_points_are_not()
    {
        var reminder = "Reminder|reply-deadline|0|14";

        Assert.Equal(["br.mission", "mx.mission"], To(Act(Plan, Dispatched, reminder)));
        Assert.Equal(["br.1", "mx.mission"], To(Act(Plan, Forwarded("br.1"), reminder)));
        Assert.Equal(["br.1", "br.2", "mx.1"], To(Act(Plan, Dispatched.Did(GoesOn, Given.At("2012-01-16T09:00")), reminder)));
    }

    [Fact]
    public void A_new_deadline_is_not_told_to_those_who_do_not_have_it()
    {
        var moved = Plan.Dated("reply-deadline", new(2012, 2, 27), since: 1);

        Assert.Equal(["br.mission", "br.1", "mx.mission"], To(Act(moved, Forwarded("br.1").Revised(1, Later), "DeadlineChange|reply-deadline|1|0")));
    }

    [Fact]
    public void A_mission_is_waited_for_until_it_forwards_or_its_time_is_over()
    {
        Assert.Equal(["br", "mx"], Waiting(Dispatched)?.Whom);
        Assert.Equal(Given.At("2012-01-16T09:00"), Waiting(Dispatched)?.Until);
        Assert.Equal(["mx"], Waiting(Forwarded("br.1"))?.Whom);
        Assert.Equal(["br"], Waiting(Dispatched.Replied("mx", Later))?.Whom);
        Assert.Null(Waiting(Dispatched.Did(GoesOn, Given.At("2012-01-16T09:00"))));
        Assert.Null(Waiting(Given.Record.WithFocalPoint("br.1")));

        static WaitingFor? Waiting(MandateRecord record) => WaitingFor.At(Later, Plan, record).FirstOrDefault(w => w.Kind == WaitingKind.Forwarding);
    }

    [Fact]
    public void Who_has_it_already_is_written_to_again_only_with_a_note()
    {
        var after = Given.At("2012-01-18T10:00");
        var goneOn = Dispatched.Did(GoesOn, Given.At("2012-01-16T09:00")).WithFocalPoint("br.3");
        goneOn = goneOn with { Confirmations = [.. goneOn.Confirmations.SkipLast(1), new(new("br.3"), Given.At("2012-01-17T09:00"))] };

        Assert.Equal(["br.3"], Written(goneOn, note: null));
        Assert.Equal(["br.1", "br.3"], Written(goneOn, "Please answer question 4."));
        Assert.Equal(["br.1", "br.3"], Written(goneOn.Replied("br", Given.At("2012-01-15T09:00")), note: null));

        string[] Written(MandateRecord record, string? note)
        {
            var forwarded = record with { Forwardings = [new(new("br"), 1, after, [new("br.1"), new("br.3")], note)] };
            return [.. Act(Plan, forwarded, "QuestionnaireForwarded|br|0|1").Audience.Participants.Select(p => p.Value)];
        }
    }

    [Fact]
    public void The_forecast_names_to_whom_it_will_go_on()
    {
        var planned = PlannedNotice.Of(Plan, Forwarded("br.1"), People, Later);

        Assert.Equal(["br.2", "mx.1"], planned.Where(n => n is { Reason: NoticeReason.QuestionnaireGoesOn, Certain: true }).Select(n => n.Contact));
    }

    private static ScheduledAct Act(WorkPlan plan, MandateRecord record, string key) => Schedule.Of(plan, record).Single(act => act.Key == key);

    private static string[] To(ScheduledAct act, params string[] replied) =>
    [
        .. Recipients.Of(act.Audience, Plan, People, state => replied.Contains(state.Value)).Select(r => r.Contact)
            .Where(id => id.StartsWith("br.", StringComparison.Ordinal) || id.StartsWith("mx.", StringComparison.Ordinal)),
    ];
}
