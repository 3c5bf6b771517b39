using NodaTime.Text;

namespace Mandates.Domain.Tests;

public class PlanTimeTests
{
    private static readonly WorkPlan Plan = Sample.Plan;

    [Theory]
    [InlineData("America/New_York", "2012-02-23T23:59", "2012-02-24T04:59:00Z", "winter")]
    [InlineData("America/New_York", "2012-07-04T09:00", "2012-07-04T13:00:00Z", "summer")]
    [InlineData("America/New_York", "2012-03-11T02:30", "2012-03-11T07:30:00Z", "does not exist")]
    [InlineData("America/New_York", "2012-11-04T01:30", "2012-11-04T05:30:00Z", "comes twice")]
    [InlineData("Europe/Paris", "2012-03-25T02:30", "2012-03-25T01:30:00Z", "does not exist")]
    [InlineData("Europe/Paris", "2012-10-28T02:30", "2012-10-28T00:30:00Z", "comes twice")]
    [InlineData("Australia/Sydney", "2012-10-07T02:30", "2012-10-06T16:30:00Z", "does not exist")]
    [InlineData("Australia/Sydney", "2012-04-01T02:30", "2012-03-31T15:30:00Z", "comes twice")]
    [InlineData("America/Sao_Paulo", "2011-10-16T00:00", "2011-10-16T03:00:00Z", "no midnight")]
    [InlineData("Asia/Kathmandu", "2012-02-23T09:00", "2012-02-23T03:15:00Z", "three quarters of an hour")]
    [InlineData("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00:00Z", "no such day")]
    [InlineData("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59:00Z", "the day before")]
    public void A_local_time_becomes_one_instant(string zone, string local, string instant, string why)
    {
        var plan = Plan with { TimeZone = DateTimeZoneProviders.Tzdb[zone] };

        Assert.Equal((instant, why), (InstantPattern.General.Format(plan.At(Given.Local(local).Date, Given.Local(local).TimeOfDay)), why));
    }

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-18T02:59:59Z")]
    [InlineData("America/Santiago", "2025-04-05", "2025-04-06T03:59:59Z")]
    [InlineData("Asia/Beirut", "2025-10-25", "2025-10-25T21:59:59Z")]
    [InlineData("Africa/Cairo", "2025-10-30", "2025-10-30T21:59:59Z")]
    [InlineData("America/New_York", "2012-02-23", "2012-02-24T04:59:59Z")]
    public void A_deadline_ends_with_the_later_of_two_last_hours(string zone, string date, string instant)
    {
        var day = LocalDatePattern.Iso.Parse(date).Value;
        var general = Due(day);
        var extended = Due(day.PlusDays(-1)) with { Extensions = [new() { State = new("br"), Date = day }] };

        Assert.Equal(instant, InstantPattern.General.Format(general.GeneralDeadline()!.At));
        Assert.Equal(instant, InstantPattern.General.Format(extended.DeadlineOf(new("br"))!.At));

        WorkPlan Due(LocalDate on) => Plan with
        {
            TimeZone = DateTimeZoneProviders.Tzdb[zone],
            Activities = [.. Plan.Activities.Select(a => a.Id == "reply-deadline" ? a with { Date = on } : a)],
        };
    }

    [Fact]
    public void The_day_before_the_first_of_march_is_a_leap_day_in_2012() =>
        Assert.Equal(new LocalDateTime(2012, 2, 29, 9, 0), Plan.Local(Plan.NoticeTime(new(2012, 3, 1), 1)));

    [Fact]
    public void A_negative_number_of_days_counts_forward() =>
        Assert.Equal(Given.At("2012-02-24T09:00"), Plan.NoticeTime(new(2012, 2, 23), -1));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    public void The_last_second_belongs_wholly_to_the_deadline(int milliseconds, bool late) =>
        Assert.Equal(late, Plan.IsLate(new("br"), Given.At("2012-02-23T23:59:59") + Duration.FromMilliseconds(milliseconds)));

    [Fact]
    public void Without_a_deadline_nothing_is_late() =>
        Assert.False(Plan.Without("reply-deadline").IsLate(new("br"), Instant.MaxValue));

    [Theory]
    [InlineData("formal-2011-12-15", "2011-12-15T10:00")]
    [InlineData("informal-2012-03-09", "2012-03-09T10:00")]
    [InlineData("platform-launch", "2012-01-12T09:00")]
    [InlineData("reply-deadline", "2012-02-23T23:59:59")]
    public void A_row_happens_at_the_usual_time_of_its_kind(string id, string local) =>
        Assert.Equal(Given.At(local), Plan.When(Plan.Activity(id)!));

    [Fact]
    public void A_row_with_its_own_time_happens_then() =>
        Assert.Equal(Given.At("2012-01-12T15:30"), Plan.When(Plan.Activity("platform-launch")! with { Time = new(15, 30) }));

    [Fact]
    public void A_row_without_a_date_has_no_moment() => Assert.Null(Plan.When(Plan.Activity("draft-preparation")!));
}
