using CsvHelper;
using Mandates.Pages.Audit;
using NodaTime.Text;

namespace Mandates.Functions.Audit;

/// <summary>Lines of the audit as CSV (RFC 4180) in UTF-8, with local times that spreadsheets understand.</summary>
internal static class AuditTable
{
    private static readonly CsvWriterOptions Format = new() { Injection = CsvInjection.Escape, NewLine = "\r\n", WriteByteOrderMark = true };
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public static byte[] Of(IEnumerable<AuditLine> lines, WorkPlan plan, Texts t)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Format, leaveOpen: true))
        {
            csv.WriteHeader([t["audit.number"], t["audit.when"], t["audit.who"], t["audit.role"], t["audit.act"], t["audit.about"], t["audit.why"], t["audit.kept"]]);
            foreach (var line in lines)
            {
                csv.WriteRecord([line.Number.ToString(CultureInfo.InvariantCulture), Time.Format(plan.Local(line.At)), line.Who, line.Role, line.What, line.About, line.Why, line.Kept]);
            }
        }

        return bytes.ToArray();
    }
}
