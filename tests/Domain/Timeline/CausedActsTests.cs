namespace Mandates.Domain.Tests;

public class CausedActsTests
{
    private static readonly Instant Morning = Given.At("2012-03-20T10:00");

    [Fact]
    public void Beyond_a_hundred_mails_a_day_what_a_participant_causes_goes_out_on_later_days()
    {
        var flood = Acts(Made("br.1", 250));

        Assert.Equal([("2012-03-20", 100), ("2012-03-21", 100), ("2012-03-22", 50)], flood.GroupBy(Day).Select(day => (day.Key, day.Count())));
        Assert.All(flood.Skip(100), act => Assert.Equal(new LocalTime(9, 0), Sample.Plan.Local(act.At).TimeOfDay));
        Assert.Equal(flood.Select(a => a.Key).Distinct().Count(), flood.Length);
    }

    [Fact]
    public void Others_and_the_acts_of_the_timeline_stay_where_they_are()
    {
        var calm = Given.Record with { Contributions = Made("mx.1", 3) };
        var both = calm with { Contributions = [.. Made("br.1", 5_000), .. Made("mx.1", 3)] };

        Assert.Equal(
            Schedule.Of(Sample.Plan, calm).Select(a => (a.Key, a.At)),
            Schedule.Of(Sample.Plan, both).Where(a => a.CausedBy != new ParticipantId("br.1")).Select(a => (a.Key, a.At)));
    }

    [Fact]
    public void A_hundred_on_one_day_are_not_put_off() => Assert.All(Acts(Made("br.1", 100)), act => Assert.Equal("2012-03-20", Day(act)));

    [Fact]
    public void A_reply_given_again_and_again_tells_the_others_of_the_state_ten_times_a_day()
    {
        var record = Enumerable.Range(1, 30).Aggregate(Given.Record, (r, version) => r.Replied("br", Morning) with
        {
            Withdrawals = [.. r.Withdrawals, new(new("br"), version, "An error.", "br.mission", Morning)],
        });

        Assert.InRange(Schedule.Of(Sample.Plan, record).Count(a => a is { Reason: NoticeReason.StateReplied, Skipped: null } && Day(a) == "2012-03-20"), 1, 10);
    }

    [Fact]
    public void What_an_officer_records_for_a_state_is_not_the_states_doing()
    {
        var record = Given.Record.Replied("br", Morning);
        record = record with { Replies = [record.Replies[0] with { OnBehalf = 1 }] };

        Assert.All(Schedule.Of(Sample.Plan, record), act => Assert.Null(act.CausedBy));
    }

    private static ScheduledAct[] Acts(IReadOnlyList<ContributionMade> made) =>
        [.. Schedule.Of(Sample.Plan, Given.Record with { Contributions = made }).Where(a => a.Reason == NoticeReason.ContributionReceived)];

    private static ContributionMade[] Made(string by, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ContributionMade($"{i:D5}", new(by[..2]), by, ContributionKind.Comment, 1, "p1", Morning + Duration.FromSeconds(i)))];

    private static string Day(ScheduledAct act) => Sample.Plan.Local(act.At).Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
