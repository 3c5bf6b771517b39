using NodaTime.TimeZones;

namespace Mandates.Domain.WorkPlans;

/// <summary>The time zones of member states, as the time zone database places them.</summary>
public static class StateZones
{
    private static readonly ILookup<string, string> ByState =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(place => place.CountryCode.ToLowerInvariant(), place => place.ZoneId);

    /// <summary>Those of a state, by its id; none for one that is not known there.</summary>
    public static IEnumerable<string> Of(StateId state) => ByState[state];

    /// <summary>One whose clocks all of a state show at a moment; null where they differ.</summary>
    public static string? CommonTo(StateId state, Instant at) =>
        Of(state).ToArray() is [var first, ..] zones && zones.Select(zone => DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(at)).Distinct().Count() == 1 ? first : null;
}
