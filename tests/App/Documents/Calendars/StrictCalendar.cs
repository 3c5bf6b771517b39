using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Documents.Calendars;

/// <summary>Reads iCalendar by the letter of RFC 5545, independently of the library that wrote it.</summary>
internal sealed partial class StrictCalendar
{
    private readonly List<(string Component, string Name, string Parameters, string Value)> lines = [];

    private StrictCalendar(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\r)\n|\r(?!\n)", text);
        Assert.DoesNotMatch(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]", text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)) == line, "A character is cut in two."));
        Read(text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        EveryZoneIsDescribed();
        Assert.All(Entries, EntryIsWhole);
        Assert.Distinct(Entries.Select(e => e["UID"]));
    }

    public static StrictCalendar Of(string text) => new(text);

    /// <summary>The properties of each VEVENT, by name.</summary>
    public List<Dictionary<string, string>> Entries { get; } = [];

    public string this[string property] => lines.Single(l => l.Component == "VCALENDAR" && l.Name == property).Value;

    private void Read(string[] unfolded)
    {
        var open = new Stack<string>();
        foreach (var line in unfolded)
        {
            var parts = ContentLine.Match(line);
            Assert.True(parts.Success, $"Not a content line: {line}");
            var (name, value) = (parts.Groups["name"].Value, parts.Groups["value"].Value);
            if (name == "BEGIN")
            {
                open.Push(value);
                if (value == "VEVENT") Entries.Add([]);
            }
            else if (name == "END")
            {
                Assert.Equal(value, open.Pop());
            }
            else
            {
                lines.Add((open.Peek(), name, parts.Groups["parameters"].Value, value));
                if (open.Peek() == "VEVENT") Assert.True(Entries[^1].TryAdd(name, value), $"{name} stands twice.");
            }
        }

        Assert.Empty(open);
        Assert.Equal("2.0", this["VERSION"]);
        Assert.NotEmpty(this["PRODID"]);
    }

    private void EveryZoneIsDescribed()
    {
        var named = lines.Select(l => Zone.Match(l.Parameters)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct();
        Assert.Subset(lines.Where(l => l.Component == "VTIMEZONE" && l.Name == "TZID").Select(l => l.Value).ToHashSet(), named.ToHashSet());
        Assert.All(lines.Where(l => l.Name.StartsWith("TZOFFSET", StringComparison.Ordinal)), l => Assert.Matches(@"^[+-]\d{4}(\d{2})?$", l.Value));
    }

    private void EntryIsWhole(Dictionary<string, string> entry)
    {
        Assert.Matches(@"^\d{8}T\d{6}Z$", entry["DTSTAMP"]);
        Assert.Matches(@"^\d{8}T\d{6}Z?$", entry["DTSTART"]);
        Assert.True(!entry.TryGetValue("DTEND", out var end) || string.CompareOrdinal(end, entry["DTSTART"]) > 0);
        Assert.Matches(@"^\d+$", entry["SEQUENCE"]);
        Assert.StartsWith("mailto:", entry["ORGANIZER"], StringComparison.Ordinal);
        Assert.Equal(this["METHOD"] != "PUBLISH", entry.ContainsKey("ATTENDEE"));
        Assert.All(["SUMMARY", "DESCRIPTION"], name => Assert.DoesNotMatch(@"(?<!\\)[,;]|\\[^\\;,nN]", entry.GetValueOrDefault(name, "").Replace(@"\\", "", StringComparison.Ordinal)));
    }

    [GeneratedRegex("""^(?<name>[A-Z0-9-]+)(?<parameters>(;[A-Z0-9-]+=("[^"]*"|[^";:,]*)(,("[^"]*"|[^";:,]*))*)*):(?<value>.*)$""")]
    private static partial Regex ContentLine { get; }

    [GeneratedRegex(";TZID=([^;:]+)")]
    private static partial Regex Zone { get; }
}
