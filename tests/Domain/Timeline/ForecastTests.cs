using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;

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
}
