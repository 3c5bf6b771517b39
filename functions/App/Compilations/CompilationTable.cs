using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Mandates.Pages;

namespace Mandates.Functions.Compilations;

/// <summary>A compilation as CSV (RFC 4180) in UTF-8, a row for each answer and each annex.</summary>
internal static class CompilationTable
{
    // What a delegation wrote must not become a formula.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape };

    public static byte[] Of(CompilationView view, Texts texts)
    {
        string[] head = [texts["receipt.state"], texts["compilation.status"], texts["compilation.question"], texts["compilation.answer"], texts["receipt.bytes"], "SHA-256"];
        var rows = view.States.Concat(view.Information).SelectMany(state => state.Answers
            .Select(a => new[] { state.Name, state.Status, $"{a.Number}. {a.Question}", a.Text, "", "" })
            .Concat(state.Annexes.Select(a => new[] { state.Name, state.Status, texts["compilation.annexes"], a.Name, a.Bytes.ToString(CultureInfo.InvariantCulture), a.Sha256 }))
            .DefaultIfEmpty([state.Name, state.Status, "", "", "", ""]))
            .Concat(view.Without.Select(name => new[] { name, texts["compilation.without"], "", "", "", "" }));
        using var text = new StringWriter();
        using var csv = new CsvWriter(text, Format);
        foreach (var row in rows.Prepend(head))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }

        // Spreadsheets take a file without the mark for the code page of their system.
        csv.Flush();
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
