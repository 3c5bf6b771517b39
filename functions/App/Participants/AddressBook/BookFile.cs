using CsvHelper;
using Mandates.Functions.Web;

namespace Mandates.Functions.Participants.AddressBook;

/// <summary>
/// The address book as CSV (RFC 4180), in UTF-8, with a header. Commas, semicolons and tabs are all understood, since
/// spreadsheets write what their country uses.
/// </summary>
public static class BookFile
{
    public const int MostBytes = 4 * 1024 * 1024;
    public const int MostLines = 12_000;

    private static readonly string[] Required = ["state", "kind", "name", "email", "language"];
    private static readonly string[] Columns = ["state", "kind", "process", "name", "email", "language", "replaces"];

    private static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        ShouldSkipRecord = IsBlank,
        TrackLineNumbers = true,
        TrimWhitespace = true,
    };

    /// <exception cref="ProblemException">400: it is not such a file; the detail says why and what to do.</exception>
    public static IReadOnlyList<BookLine> Read(ReadOnlyMemory<byte> bytes)
    {
        using var csv = CsvReader.FromText(TextOf(bytes), Options);
        try
        {
            csv.ReadHeader();
            string[] header = [.. csv.Headers.Select(name => name.Trim().ToLowerInvariant())];
            ThrowUnlessHeader(header);
            var lines = new List<BookLine>();
            while (csv.Read())
            {
                if (lines.Count == MostLines)
                {
                    throw Wrong($"It has more than {MostLines} lines; split it.");
                }

                lines.Add(Line(csv, header));
            }

            return lines.Count > 0 ? lines : throw Wrong("It has a header but no lines.");
        }
        catch (CsvFormatException malformed)
        {
            throw Wrong($"Line {malformed.LineNumber} has a quotation mark out of place.");
        }
    }

    public static byte[] Write(IEnumerable<BookLine> lines)
    {
        using var bytes = new MemoryStream();
        // The byte order mark tells spreadsheets that it is UTF-8; values that they would read as formulas are written as text.
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n", WriteByteOrderMark = true };
        using (var csv = CsvWriter.Create(bytes, options, leaveOpen: true))
        {
            csv.WriteHeader(Columns);
            foreach (var line in lines)
            {
                csv.WriteRecord([line.State, line.Kind, line.Process, line.Name, line.Email, line.Language, line.Replaces]);
            }
        }

        return bytes.ToArray();
    }

    private static BookLine Line(CsvReader csv, string[] header)
    {
        return new((int)csv.LineNumber, Field("state").ToLowerInvariant(), Field("kind"), Field("process"), Field("name"), Field("email"), Field("language").ToLowerInvariant(), Field("replaces"))
        {
            Fault = csv.FieldCount > header.Length ? (Sentence)$"It has {csv.FieldCount} fields and the header has {header.Length}; put quotation marks around a field with a comma in it." : null,
        };

        string Field(string column) => Array.IndexOf(header, column) is >= 0 and var index && index < csv.FieldCount ? csv.GetString(index) : "";
    }

    private static void ThrowUnlessHeader(string[] header)
    {
        if (header.All(string.IsNullOrEmpty))
        {
            throw Wrong("It is empty.");
        }

        var missing = Required.Except(header).ToArray();
        var unknown = header.Except(Columns).ToArray();
        var twice = header.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        if (missing.Length + unknown.Length + twice.Length > 0)
        {
            Sentence?[] why =
            [
                $"Its header must name {string.Join(", ", Columns)}, each once; process and replaces may be left out.",
                missing.Length > 0 ? (Sentence)$"Missing: {string.Join(", ", missing)}." : null,
                unknown.Length > 0 ? (Sentence)$"Unknown: {string.Join(", ", unknown)}." : null,
                twice.Length > 0 ? (Sentence)$"Twice: {string.Join(", ", twice)}." : null,
            ];
            throw Wrong([.. why.OfType<Sentence>()]);
        }
    }

    private static string TextOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("It is not in UTF-8; in a spreadsheet, save it as \"CSV UTF-8\".");
        }
    }

    private static bool IsBlank(CsvRow row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            if (!string.IsNullOrWhiteSpace(row.GetString(i)))
            {
                return false;
            }
        }

        return true;
    }

    private static ProblemException Wrong(params IReadOnlyList<Sentence> why) => new(400, "This is not an address book.", why);
}
