using System.Globalization;
using System.Text;
using Mandates.Pages;

namespace Mandates.Functions.Compilations;

/// <summary>A compilation as CSV (RFC 4180) in UTF-8, a row for each answer and each annex.</summary>
internal static class CompilationTable
{
    public static byte[] Of(CompilationView view, Texts texts)
    {
        string[] head = [texts["receipt.state"], texts["compilation.status"], texts["compilation.question"], texts["compilation.answer"], texts["receipt.bytes"], "SHA-256"];
        var rows = view.States.Concat(view.Information).SelectMany(state => state.Answers
            .Select(a => new[] { state.Name, state.Status, $"{a.Number}. {a.Question}", a.Text, "", "" })
            .Concat(state.Annexes.Select(a => new[] { state.Name, state.Status, texts["compilation.annexes"], a.Name, a.Bytes.ToString(CultureInfo.InvariantCulture), a.Sha256 }))
            .DefaultIfEmpty([state.Name, state.Status, "", "", "", ""]))
            .Concat(view.Without.Select(name => new[] { name, texts["compilation.without"], "", "", "", "" }));
        var lines = rows.Prepend(head).Select(row => string.Join(',', row.Select(Field)));

        // Spreadsheets take a file without the mark for the code page of their system.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n")))];
    }

    // What a delegation wrote must not become a formula.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
