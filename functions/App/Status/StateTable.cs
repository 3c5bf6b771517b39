using CsvHelper;
using Mandates.Pages.Status;
using NodaTime.Text;

namespace Mandates.Functions.Status;

/// <summary>The matrix of states as CSV (RFC 4180) in UTF-8, with local times that spreadsheets understand.</summary>
internal static class StateTable
{
    private static readonly CsvWriterOptions Format = new() { Injection = CsvInjection.Escape, NewLine = "\r\n", WriteByteOrderMark = true };
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <param name="view">The mandate; its query says which states, and in which order.</param>
    /// <param name="people">Who acts or acted for a state; those who act now are named with their addresses.</param>
    /// <param name="t">The language of the head.</param>
    public static byte[] Of(MandateView view, IEnumerable<ParticipantView> people, Texts t)
    {
        var contacts = people.Where(p => p is { Until: null, Email: not null, Kind: ParticipantKind.Mission or ParticipantKind.FocalPoint })
            .ToLookup(p => p.State, p => $"{p.Name} <{p.Email}>");
        string[] head =
        [
            "id", t["by.state"], t["by.reply"], t["show.late"], t["show.onBehalf"], t["states.version-count"], t["show.extended"],
            t["by.focalPoints"], t["states.contacts"], t["by.link"], t["by.contributions"], t["by.notice"], t["audit.when"], t["show.troubled"], t["show.withMission"],
        ];
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Format, leaveOpen: true))
        {
            csv.WriteHeader(head);
            foreach (var row in StateRow.Of(view, t))
            {
                var line = row.Line;
                csv.WriteRecord(
                [
                    line.Id, row.Name, Local(line.RepliedAt), Mark(line.Late), Mark(line.OnBehalf), Number(line.Versions), Local(line.ExtendedTo),
                    Number(line.FocalPoints), string.Join("; ", contacts[line.Id]), Local(row.LinkUsed), Number(line.Contributions),
                    line.LastNotice is { } notice ? t[$"reason.{Words.Camel(notice.Reason)}"] : "", Local(line.LastNotice?.At), Mark(row.IsTroubled), Local(line.WithMissionUntil),
                ]);
            }
        }

        return bytes.ToArray();

        string Local(Instant? at) => at is { } moment ? Time.Format(view.Plan.Local(moment)) : "";
    }

    private static string Mark(bool holds) => holds ? "x" : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
