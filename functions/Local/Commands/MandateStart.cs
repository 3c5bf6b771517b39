using System.CommandLine.Parsing;
using Mandates.Local.Hosting;

namespace Mandates.Local.Commands;

/// <summary>The start of a mandate's time in a data folder (clock.json), so that a restart continues it.</summary>
internal sealed record MandateStart(DateTimeOffset Origin, DateTimeOffset Anchor)
{
    /// <summary>The start kept in the folder, or the one asked for now; null when the mandate's time is the real one.</summary>
    public static MandateStart? Of(string data, DateTimeOffset? asked, TimeProvider time)
    {
        var file = Path.Combine(data, "clock.json");
        if (JsonFile.Read<MandateStart>(file) is { } kept)
            return asked is null || asked == kept.Origin
                ? kept
                : throw new LocalHostException($"The data folder {data} began at {kept.Origin:yyyy-MM-ddTHH:mm:sszzz}; leave out --start to go on, or choose a new folder with --data.");
        if (asked is not { } origin)
            return null;

        var begun = new MandateStart(origin, time.GetUtcNow());
        JsonFile.Write(file, begun);
        return begun;
    }

    /// <summary>The keys that the app's mandate clock reads.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Clock:Origin", Origin.ToString("O", CultureInfo.InvariantCulture)),
        new("Clock:Anchor", Anchor.ToString("O", CultureInfo.InvariantCulture)),
        new("Clock:Rate", "1"),
    ];

    public static DateTimeOffset? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        // Noon in Greenwich is the same date from Hawaii to Auckland's west; the organisation's members all lie between.
        var isThere = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        var instant = new DateTimeOffset(date, new TimeOnly(12, 0), TimeSpan.Zero);

        // The years are those of the days of a work plan.
        if ((isThere || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)) && instant.Year is >= 1900 and <= 2199)
            return instant;

        argument.AddError($"--start takes a date such as 2012-01-30 or an instant such as 2012-01-30T09:00:00-05:00, from 1900 to 2199, not '{text}'.");
        return null;
    }
}
