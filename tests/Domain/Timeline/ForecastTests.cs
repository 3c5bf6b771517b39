namespace Mandates.Domain.Tests;

public class ForecastTests
{
    [Fact]
    public void The_forecast_of_the_sample_names_every_act_by_date()
    {
        var forecast = Forecast.Of(Sample.Plan, Given.Record, Given.Start);

        Golden.Same("ag-dec-66.forecast.txt", string.Concat(
            forecast.Acts.Select(a => (a.At, Text: $"{a.Act.Key}  to {a.Act.Audience.Kind}"))
                .Concat(forecast.Assumed.Select(f => (f.At, Text: $"  {f.What}")))
                .OrderBy(line => line.At)
                .Select(line => $"{Transcript.Time(Sample.Plan, line.At)}  {line.Text}\n")));
        Assert.Equal(Phase.Completed, forecast.Ends);
    }

    [Fact]
    public void What_happens_undisturbed_is_what_was_forecast()
    {
        var forecast = Forecast.Of(Sample.Plan, Given.Record, Given.Start);
        var mandate = new CalmMandate(Sample.Plan, Given.Record);
        var now = Given.Start;
        foreach (var fact in forecast.Assumed)
        {
            mandate.Run(now, now = fact.At);
            mandate.Add(fact.Happens);
        }

        mandate.Run(now, forecast.Acts[^1].At);

        Assert.Equal(forecast.Acts.Select(a => (a.At, a.Act.Key)), mandate.Sent.Select(s => (s.At, s.Act.Key)));
    }

    [Fact]
    public void After_the_last_formal_meeting_nobody_is_expected_to_adopt_the_plan()
    {
        var record = Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"));
        var plan = Sample.Plan.Without("formal-2012-03-29").Without("formal-2012-04-19");

        var forecast = Forecast.Of(plan, record, Given.At("2011-12-16T09:00"));

        Assert.Equal(Phase.WorkPlan, forecast.Ends);
    }

    [Fact]
    public void If_nobody_acts_nothing_is_taken_for_granted()
    {
        var forecast = Forecast.Of(Sample.Plan, Given.Record, Given.Start, ifNobodyActs: true);

        Assert.Empty(forecast.Assumed);
        Assert.NotEmpty(forecast.Acts);
        Assert.Equal(Phase.WorkPlan, forecast.Ends);
    }

    [Fact]
    public void What_has_been_done_is_not_forecast_again()
    {
        var half = Given.At("2012-02-10T12:00");
        var mandate = new CalmMandate(Sample.Plan, Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan));
        mandate.Run(Given.Start, half);

        var forecast = Forecast.Of(Sample.Plan, mandate.Record, half);

        Assert.Empty(forecast.Acts.Select(a => a.Act.Key).Intersect(mandate.Sent.Select(s => s.Act.Key)));
        Assert.Equal("Reminder|reply-deadline|0|7", forecast.Acts.First(a => a.Act.Reason != NoticeReason.Digest).Act.Key);
    }

    [Fact]
    public void A_meeting_that_waits_for_its_record_is_taken_as_held_now()
    {
        var now = Given.At("2012-01-20T12:00");

        var forecast = Forecast.Of(Sample.Plan, Given.Record, now);

        Assert.Equal(("formal-2011-12-15 is held", now), (forecast.Assumed[0].What, forecast.Assumed[0].At));
        Assert.Equal(["PlatformLaunch|platform-launch|0|0", "QuestionnaireDispatch|questionnaire-dispatch|0|0"], forecast.Acts.Take(2).Select(a => a.Act.Key));
        Assert.All(forecast.Acts.Take(2), a => Assert.Equal(now, a.At));
    }

    [Fact]
    public void Without_a_formal_meeting_left_the_forecast_ends_in_the_negotiation()
    {
        var plan = Sample.Plan.Cancel("formal-2012-03-29").Cancel("formal-2012-04-19");
        var record = Given.Record.Held("formal-2011-12-15", Given.At("2011-12-15T12:00"), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan);

        Assert.Equal(Phase.Negotiation, Forecast.Of(plan, record, Given.At("2011-12-15T12:00")).Ends);
    }

    [Fact]
    public void Meetings_are_taken_to_decide_what_is_left_to_decide_and_to_resume()
    {
        var record = Given.Record with { Meetings = [Given.Meeting("formal-2011-12-15", Given.At("2011-12-15T10:00"), 18) with { Outcome = MeetingOutcome.Suspended, Sitting = 2 }] };
        var plan = Sample.Plan.Dated("formal-2011-12-15", new(2011, 12, 20), since: 1);

        var held = Forecast.Of(plan, record.Revised(1, Given.At("2011-12-16T09:00")), Given.At("2011-12-16T09:00")).Assumed
            .Aggregate(record, (r, fact) => fact.Happens(r)).Meetings.Skip(1).ToArray();

        Assert.Equal(plan.Activities.Where(a => a.IsMeeting).OrderBy(plan.When).Select(a => a.Id), held.Select(m => m.Activity));
        Assert.Equal([3, 1, 1, 1, 1, 1, 1], held.Select(m => m.Sitting));
        Assert.Equal(
            [("formal-2011-12-15", DecisionKind.ElectViceChairs), ("formal-2011-12-15", DecisionKind.AdoptWorkPlan), ("formal-2012-04-19", DecisionKind.ApproveDraft), ("formal-2012-04-19", DecisionKind.ApproveResolution)],
            held.SelectMany(m => m.Decisions.Select(d => (m.Activity, d.Kind))));
    }

    [Fact]
    public void What_is_taken_for_granted_stands_in_order_of_time()
    {
        var assumed = Forecast.Of(Sample.Plan, Given.Record, Given.At("2012-05-01T09:00")).Assumed;

        Assert.Equal(assumed.Select(fact => fact.At).Order(), assumed.Select(fact => fact.At));
        Assert.Contains("The first draft is published", assumed.Select(fact => fact.What));
    }
}
