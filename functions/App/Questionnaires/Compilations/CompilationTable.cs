using System.Text.RegularExpressions;
using CsvHelper;
using Mandates.Pages.Questionnaires.Compilations;

namespace Mandates.Functions.Questionnaires.Compilations;

/// <summary>A compilation as CSV (RFC 4180) in UTF-8, a row for each answer and each annex.</summary>
internal static partial class CompilationTable
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\r\n", WriteByteOrderMark = true };

    public static byte[] Of(CompilationView view, Texts texts)
    {
        string[] head = [texts["receipt.state"], texts["compilation.status"], texts["compilation.question"], texts["compilation.answer"], texts["receipt.bytes"], "SHA-256"];
        var rows = view.States.Concat(view.Information).SelectMany(state => state.Answers
            .Select(a => new[] { state.Name, state.Status, $"{a.Number}. {a.Question}", a.Text, "", "" })
            .Concat(state.Annexes.Select(a => new[] { state.Name, state.Status, texts["compilation.annexes"], a.Name, a.Bytes.ToString(CultureInfo.InvariantCulture), a.Sha256 }))
            .DefaultIfEmpty([state.Name, state.Status, "", "", "", ""]))
            .Concat(view.Closed.Select(name => new[] { name, texts["compilation.closed"], "", "", "", "" }))
            .Concat(view.Without.Select(name => new[] { name, texts["compilation.without"], "", "", "", "" }));
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Format, leaveOpen: true))
        {
            csv.WriteHeader(head);
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row.Select(Shown)]);
            }
        }

        return bytes.ToArray();
    }

    // As the document shows it. Text of a delegation must not become a formula in a spreadsheet, which in other
    // languages begins a new cell after a semicolon too; a negative number is no formula.
    private static string Shown(string written)
    {
        var text = VisibleText.Of(written);
        return Number().IsMatch(text) ? text : BeforeFormula().Replace(text, "$0'");
    }

    [GeneratedRegex(@"(?:^|[;\t\r\n])\s*(?=[=+\-@])")]
    private static partial Regex BeforeFormula();

    [GeneratedRegex(@"^-\d+(?:[.,]\d+)?\z")]
    private static partial Regex Number();
}
