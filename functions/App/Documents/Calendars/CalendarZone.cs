using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Mandates.Functions.Documents.Calendars;

/// <summary>A VTIMEZONE that is valid for exactly the moments given: each period of one offset is listed, and no recurrence rule is inferred.</summary>
internal static class CalendarZone
{
    private static readonly LocalDateTime LongAgo = new(1900, 1, 1, 0, 0);

    public static VTimeZone Of(DateTimeZone zone, IEnumerable<Instant> moments)
    {
        var described = new VTimeZone(zone.Id);
        var all = moments.ToArray();

        // One day is added, because a meeting may end after the clocks have changed.
        foreach (var stretch in zone.GetZoneIntervals(all.Min(), all.Max() + Duration.FromDays(1)))
        {
            described.TimeZoneInfos.Add(Of(zone, stretch));
        }

        return described;
    }

    private static VTimeZoneInfo Of(DateTimeZone zone, ZoneInterval stretch)
    {
        var before = stretch.HasStart ? zone.GetUtcOffset(stretch.Start - Duration.Epsilon) : stretch.WallOffset;
        return new(stretch.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT")
        {
            Start = new CalDateTime((stretch.HasStart ? stretch.Start.WithOffset(before).LocalDateTime : LongAgo).ToDateTimeUnspecified()),
            OffsetFrom = new UtcOffset(before.ToTimeSpan()),
            OffsetTo = new UtcOffset(stretch.WallOffset.ToTimeSpan()),
            TimeZoneName = stretch.Name,
        };
    }
}
