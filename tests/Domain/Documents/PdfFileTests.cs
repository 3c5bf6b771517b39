namespace Mandates.Domain.Tests.Documents;

/// <summary>PDF documents that are what they say, and files that only look so.</summary>
public class PdfFileTests
{
    public static TheoryData<string, MemoryStream> Honest => new()
    {
        { "an attachment that is an archive", Pdf("<< >>\nstream\n" + Sent.Word().AsText() + "\nendstream") },
        { "a form in XML at its beginning", Pdf("<< >>\nstream\n<?xml version=\"1.0\"?><xdp:xdp><script/></xdp:xdp>\nendstream") },
        { "a table in a stream", Sent.Bytes("%PDF-1.7\n1 0 obj\n<< /Type /XRef >>\nendobj\nstartxref\n9\n%%EOF\n") },
        { "a line end before its beginning", Sent.Bytes("\r\n" + Sent.Pdf) },
        { "a change behind its first end", Sent.Bytes(Sent.Pdf + "xref\n0 1\ntrailer\n<< /Prev 30 >>\nstartxref\n73\n%%EOF\n") },
        { "a place that is two bytes off", Sent.Bytes(Sent.Pdf.Replace("startxref\n30", "startxref\n28", StringComparison.Ordinal)) },
        { "a table that was moved by what was put in", Sent.Bytes(Sent.Pdf.Replace("<< >>\nstartxref\n30", "<< /Root 1 0 R >>\nstartxref\n30", StringComparison.Ordinal).Insert(9, "%" + new string('x', 5000) + "\n")) },
        { "line ends of another system", Sent.Bytes(Sent.Pdf.Replace("startxref\n30\n", "startxref\r\n30\r\n", StringComparison.Ordinal)) },
    };

    public static TheoryData<string, MemoryStream> Hostile => new()
    {
        { "garbage with an end", Sent.Bytes("%PDF-1.4\n" + new string('x', 500) + "\nstartxref\n100\n%%EOF\n") },
        { "a place behind its end", Sent.Bytes(Sent.Pdf.Replace("startxref\n30", "startxref\n3000", StringComparison.Ordinal)) },
        { "a place that is no number", Sent.Bytes(Sent.Pdf.Replace("startxref\n30", "startxref\n-1", StringComparison.Ordinal)) },
        { "a place that is too large a number", Sent.Bytes(Sent.Pdf.Replace("startxref\n30", "startxref\n99999999999999999999", StringComparison.Ordinal)) },
        { "words behind its place", Sent.Bytes(Sent.Pdf.Replace("%%EOF", "<script>alert(1)</script>\n%%EOF", StringComparison.Ordinal)) },
        { "no place", Sent.Bytes(Sent.Pdf.Replace("startxref\n30", "startxref", StringComparison.Ordinal)) },
        { "words before its beginning", Sent.Bytes("<script>" + Sent.Pdf) },
        { "a page in a stream at its beginning", Pdf("<< >>\nstream\n<html><script>alert(1)</script></html>\nendstream") },
        { "a page behind a stream", Pdf("<< >>\nstream\n<?xml?>\nendstream\n<html>") },
        { "an archive whose end is its own", Sent.Bytes(Sent.Pdf + "PK\u0005\u0006" + new string('\0', 18) + "\n%%EOF\n") },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public void It_is_taken(string what, MemoryStream content) => Assert.Null(FileKind.All[".pdf"].Check(content, new()) is { } wrong ? $"{what}: {wrong}" : null);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void It_is_refused(string what, MemoryStream content) => Assert.False(FileKind.All[".pdf"].Check(content, new()) is null, what);

    private static MemoryStream Pdf(string first)
    {
        var body = $"%PDF-1.4\n1 0 obj\n{first}\nendobj\n";
        return Sent.Bytes($"{body}xref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n{body.Length}\n%%EOF\n");
    }
}
