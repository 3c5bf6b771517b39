namespace Mandates.Domain.Tests;

public class TranscriptTests
{
    private static readonly string[] Silent = ["ht", "sr"];

    private static IEnumerable<(string At, string What, Func<MandateRecord, Instant, MandateRecord> Happens)> Script()
    {
        yield return ("2011-12-15T12:00", "adopted", (r, at) => r.Held("formal-2011-12-15", at, DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan));
        foreach (var (i, state) in Sample.Plan.States.Where(s => s.Id != "ve" && !Silent.Contains(s.Id)).Index())
        {
            var at = new LocalDateTime(2012, 1, 23, 11, 5).PlusDays(i);
            yield return ($"{at:uuuu-MM-dd'T'HH:mm}", $"reply of {state.Id}", (r, t) => r.Replied(state.Id, t));
        }

        yield return ("2012-02-23T23:59:59", "second reply of us", (r, at) => r.Replied("us", at));
        yield return ("2012-02-25T08:00", "late reply of ve", (r, at) => r.Replied("ve", at));
        yield return ("2012-03-05T17:00", "draft", (r, at) => r.Published(at));
        yield return ("2012-03-09T12:00", "held", (r, at) => r.Held("informal-2012-03-09", at));
        yield return ("2012-03-15T12:00", "held", (r, at) => r.Held("informal-2012-03-15", at));
        yield return ("2012-03-17T17:00", "draft", (r, at) => r.Published(at));
        yield return ("2012-03-21T12:00", "held", (r, at) => r.Held("informal-2012-03-21", at));
        yield return ("2012-03-29T12:00", "draft approved", (r, at) => r.Held("formal-2012-03-29", at, DecisionKind.ApproveDraft));
        yield return ("2012-04-03T12:00", "held", (r, at) => r.Held("informal-2012-04-03", at));
        yield return ("2012-04-19T12:00", "resolution approved", (r, at) => r.Held("formal-2012-04-19", at, DecisionKind.ApproveResolution));
        yield return ("2012-04-19T12:01", "package frozen", (r, at) => r.Frozen(at));
        yield return ("2012-04-25T10:00", "acknowledged", (r, at) => r.Received(TransmittalTo.MandatedBody, at));
        yield return ("2012-05-02T10:00", "acknowledged", (r, at) => r.Received(TransmittalTo.Session, at));
    }

    [Fact]
    public void The_schedule_of_an_undisturbed_mandate_is_the_calendar_of_the_source() =>
        Golden.Same("ag-dec-66.schedule.txt",
            string.Concat(Schedule.Of(Sample.Plan, Given.Record).Select(act => Transcript.Line(Sample.Plan, act))));

    [Fact]
    public void A_calm_mandate_runs_to_its_end()
    {
        var mandate = new CalmMandate(Sample.Plan, Given.Record);
        var text = new List<string>();
        var (now, told) = (Given.Start, 0);
        foreach (var (local, what, happens) in Script().OrderBy(s => s.At, StringComparer.Ordinal))
        {
            mandate.Run(now, now = Given.At(local));
            Tell();
            mandate.Add(record => happens(record, now));
            text.Add($"{Transcript.Time(Sample.Plan, now)}    {what}\n");
            mandate.Check(now);
            Tell();
        }

        text.Add($"{mandate.Record.CurrentPhase(Sample.Plan)}\n");
        Golden.Same("ag-dec-66.calm.txt", string.Concat(text));
        Assert.Equal(Phase.Completed, mandate.Record.CurrentPhase(Sample.Plan));
        Assert.Empty(Outlook.At(now, Sample.Plan, mandate.Record).Upcoming);

        void Tell()
        {
            text.AddRange(mandate.Sent.Skip(told).Select(sent => Transcript.Line(Sample.Plan, sent)));
            told = mandate.Sent.Count;
        }
    }
}
