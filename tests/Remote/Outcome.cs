using Mandates.Local.Rehearsal;

namespace Mandates.Remote;

/// <summary>What must be the same on every host, a line each. Moments differ with the clock, and with them the package's hash.</summary>
internal static class Outcome
{
    public static IReadOnlyList<string> Of(RehearsalReport report) =>
    [
        .. report.Milestones.Select(m => $"milestone {m.Activity} {m.Kind} planned {m.Date} {(m.At is null ? "did not happen" : "happened")}"),
        .. report.Notices.Select(n => $"notice {n.Reason} {n.State} {n.Contact} {n.Language} {n.Outcome}").Order(StringComparer.Ordinal),
        .. report.Replies.Select(r => $"reply {r.State} {r.Version} {(r.Late ? "late" : "in time")} {r.Sha256}").Order(StringComparer.Ordinal),
        .. report.Meetings.Select(m => $"meeting {m.Activity} {m.Outcome}"),
        .. report.Decisions.Select(d => $"decision {d.Kind} {d.Meeting}"),
        $"contributions {report.Contributions}",
        .. (report.Submission?.Files ?? []).Select(f => $"file {f.Name}"),
    ];

    public static IReadOnlyList<string> Differences(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        [.. Lacking(expected, actual).Select(line => $"- {line}"), .. Lacking(actual, expected).Select(line => $"+ {line}")];

    // As often as it stands there: a notice sent twice is a difference.
    private static IEnumerable<string> Lacking(IEnumerable<string> lines, IEnumerable<string> among)
    {
        var left = among.CountBy(line => line).ToDictionary();
        foreach (var line in lines)
        {
            if (left.GetValueOrDefault(line) is var count and > 0)
            {
                left[line] = count - 1;
            }
            else
            {
                yield return line;
            }
        }
    }
}
