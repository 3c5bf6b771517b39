using System.Globalization;

namespace Mandates.App.Tests;

/// <summary>A plain PDF document of some lines of text. The same text always gives the same bytes.</summary>
public static class SmallPdf
{
    private const int LinesPerPage = 54;
    private const int CharactersPerLine = 88;

    public static byte[] Of(string text)
    {
        var pages = text.Split('\n').SelectMany(Folded).Chunk(LinesPerPage).ToArray();
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        };
        foreach (var page in pages)
        {
            var drawn = $"BT /F1 10 Tf 56 790 Td 13 TL {string.Concat(page.Select(line => $"({Escaped(line)}) Tj T* "))}ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add($"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream");
        }

        return Encoding.Latin1.GetBytes(File(objects));
    }

    private static string File(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var at = file.Length;
        return file.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").ToString();
    }

    private static IEnumerable<string> Folded(string line) =>
        line.Length == 0 ? [""] : line.Chunk(CharactersPerLine).Select(part => new string(part));

    // What the font's encoding does not have would need a font in the file.
    private static string Escaped(string line) =>
        string.Concat(line.Select(c => c is '(' or ')' or '\\' ? $"\\{c}" : c is '–' ? "-" : c > 0xFF ? "?" : c.ToString()));
}
