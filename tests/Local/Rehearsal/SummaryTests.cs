using Mandates.Local.Rehearsal;

namespace Mandates.Local.Tests.Rehearsal;

public sealed class SummaryTests
{
    [Fact]
    public void A_row_that_happened_on_another_day_is_told_with_the_time_as_the_calendar_gives_it()
    {
        var plan = PlanFile.Read(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json"));
        var at = new LocalDateTime(2011, 12, 31, 23, 59, 59).InZoneStrictly(plan.TimeZone).ToInstant();

        var broken = Checks.RowsOffTheirDate(plan, [new("reply-deadline", ActivityKind.ReplyDeadline, new LocalDate(2011, 12, 30), at)]);

        Assert.Equal("reply-deadline happened on Sat 31 Dec 2011, 23:59", Assert.Single(broken));
    }
}
