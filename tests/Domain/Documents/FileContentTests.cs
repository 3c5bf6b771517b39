using System.Buffers.Binary;

namespace Mandates.Domain.Tests.Documents;

public class FileContentTests
{
    private static readonly FileLimits Limits = new() { MostEntries = 50, MostUnfolded = 20_000_000, MostRatio = 100 };

    public static TheoryData<string, string, MemoryStream> Good => new()
    {
        { "a PDF document", ".pdf", Sent.Bytes(Sent.Pdf) },
        { "a Word document", ".docx", Sent.Word() },
        { "an OpenDocument text", ".odt", Sent.OpenDocument() },
        { "a Word document that speaks of document types", ".docx", Sent.Word(("word/document.xml", "<document>&lt;!DOCTYPE html&gt;</document>")) },
        { "a Word document with a link", ".docx", Sent.WordWith("hyperlink", "https://example.org") },
    };

    public static TheoryData<string, string, MemoryStream> Bad => new()
    {
        { "a web page", ".pdf", Sent.Bytes("<!doctype html><script>alert(1)</script>") },
        { "a drawing with script", ".pdf", Sent.Bytes("<svg onload='alert(1)'/>") },
        { "a program", ".pdf", Sent.Bytes("MZ\x90\0") },
        { "only the signature", ".pdf", Sent.Bytes("%PDF-1.4") },
        { "a PDF that was cut off", ".pdf", Sent.Bytes(Sent.Pdf[..40]) },
        { "a PDF without its table", ".pdf", Sent.Bytes("%PDF-1.4\nhello\n%%EOF\n") },
        { "a PDF behind something else", ".pdf", Sent.Bytes("GIF89a" + Sent.Pdf) },
        { "a PDF with something behind it", ".pdf", Sent.Bytes(Sent.Pdf + "<script>alert(1)</script>") },
        { "a PDF that is a web page", ".pdf", Sent.Bytes(Sent.Pdf.Replace("1 0 obj", "<HTML><script>", StringComparison.Ordinal)) },
        { "a PDF that is an archive", ".pdf", Sent.Bytes(Sent.Pdf[..^6]).With(pdf => [.. pdf, .. Sent.Word().ToArray(), .. "\n%%EOF\n"u8]) },
        { "a Word document called PDF", ".pdf", Sent.Word() },
        { "a PDF called a Word document", ".docx", Sent.Bytes(Sent.Pdf) },
        { "an OpenDocument text called a Word document", ".docx", Sent.OpenDocument() },
        { "a Word document called OpenDocument", ".odt", Sent.Word() },
        { "a workbook called a Word document", ".docx", Sent.Zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")]) },
        { "any archive", ".docx", Sent.Zip([("a.txt", "a")]) },
        { "a Word document with macros", ".docx", Sent.Word(("word/vbaProject.bin", "x")) },
        { "a Word document with renamed macros", ".docx", Sent.Word(("[Content_Types].xml", """<Types><Override PartName="/word/a.dat" ContentType="application/vnd.ms-office.vba&#80;roject"/></Types>""")) },
        { "a macro document under another name", ".docx", Sent.Word(("[Content_Types].xml", """<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>""")) },
        { "a Word document with controls", ".docx", Sent.Word(("word/activeX/activeX1.xml", "x")) },
        { "a Word document with an embedded object", ".docx", Sent.Word(("word/embeddings/oleObject1.bin", "x")) },
        { "a Word document with a template from elsewhere", ".docx", Sent.Word(("word/_rels/settings.xml.rels", Sent.Rels(("attachedTemplate", "https://evil.example/t.dotm", "External")))) },
        { "a Word document with entities", ".docx", Sent.Word(("word/document.xml", """<?xml version="1.0"?><!-- a --><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]><document>&a;&x;</document>""")) },
        { "a Word document whose relations have a document type", ".docx", Sent.Word(("_rels/.rels", """<!DOCTYPE Relationships SYSTEM "https://evil.example/r.dtd"><Relationships/>""")) },
        { "an OpenDocument text with Basic", ".odt", Sent.OpenDocument(("Basic/Standard/Module1.xml", "x")) },
        { "an OpenDocument text with scripts", ".odt", Sent.OpenDocument(("Scripts/python/a.py", "x")) },
        { "an OpenDocument text with a password", ".odt", Sent.OpenDocument(("META-INF/manifest.xml", "<manifest:encryption-data/>")) },
        { "a part that climbs out", ".docx", Sent.Word(("../../etc/passwd", "x")) },
        { "a part with an absolute name", ".docx", Sent.Word(("/etc/passwd", "x")) },
        { "a part with a backslash", ".docx", Sent.Word(("word\\..\\a", "x")) },
        { "too many parts", ".docx", Sent.Word([.. Enumerable.Range(0, 60).Select(i => ($"p{i}.xml", "x"))]) },
        { "a bomb", ".docx", Sent.Word(("word/media/a.xml", new string('a', 15_000_000))) },
        { "a larger bomb", ".odt", Sent.OpenDocument(("a.xml", new string('a', 30_000_000))) },
        { "a Word document that was cut off", ".docx", Sent.Word().With(zip => zip[..^30]) },
        { "a Word document cut in the middle", ".docx", Sent.Word().With(zip => [.. zip.AsSpan(0, 60), .. zip.AsSpan(120)]) },
        { "a Word document with something behind it", ".docx", Sent.Word().With(zip => [.. zip, .. "<script>"u8]) },
        { "a Word document behind something else", ".docx", Sent.Word().With(zip => [.. "GIF89a"u8, .. zip]) },
        { "a Word document that is a PDF", ".docx", Sent.Zip([("%PDF-1.4", "x"), ("[Content_Types].xml", "x"), ("word/document.xml", "x")]) },
        { "a part that lies about its size", ".docx", Sent.Word().With(Lying) },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void It_is_taken(string what, string extension, MemoryStream content) =>
        Assert.Null(FileKind.All[extension].Check(content, Limits) is { } wrong ? $"{what}: {wrong}" : null);

    [Theory]
    [MemberData(nameof(Bad))]
    public void It_is_refused(string what, string extension, MemoryStream content) =>
        Assert.False(FileKind.All[extension].Check(content, Limits) is null, what);

    // Cuts off a file at every place: none of them passes, none of them throws.
    [Theory]
    [InlineData(".pdf")]
    [InlineData(".docx")]
    [InlineData(".odt")]
    public void Cut_off_anywhere_it_is_refused(string extension)
    {
        var whole = extension switch { ".pdf" => Sent.Bytes(Sent.Pdf.TrimEnd()), ".docx" => Sent.Word(), _ => Sent.OpenDocument() };
        for (var length = 1; length < whole.Length; length++)
        {
            Assert.NotNull(FileKind.All[extension].Check(whole.With(bytes => bytes[..length]), Limits));
        }
    }

    // The sizes in the directory are made smaller than what unfolds.
    private static byte[] Lying(byte[] zip)
    {
        var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 1);
        return zip;
    }
}
