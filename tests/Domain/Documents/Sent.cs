using System.IO.Compression;

namespace Mandates.Domain.Tests.Documents;

/// <summary>Files as somebody might send them.</summary>
internal static class Sent
{
    public const string Pdf = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\nxref\n0 1\ntrailer\n<< >>\nstartxref\n30\n%%EOF\n";

    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string TextType = "application/vnd.oasis.opendocument.text";

    public static MemoryStream Bytes(string text) => new(Encoding.Latin1.GetBytes(text));

    public static string Types(params (string Part, string Type)[] overrides) =>
        $"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>{string.Concat(overrides.Select(o => $"<Override PartName=\"/{o.Part}\" ContentType=\"{(o.Type.Contains('/', StringComparison.Ordinal) ? o.Type : Office + o.Type)}\"/>"))}</Types>""";

    public static string Rels(params (string Kind, string Target)[] relations) => Rels([.. relations.Select(r => (r.Kind, r.Target, "Internal"))]);

    public static string Rels(params (string Kind, string Target, string Mode)[] relations) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations.Select((r, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{(r.Kind.Contains(':', StringComparison.Ordinal) ? r.Kind : $"{Relations}/{r.Kind}")}\" Target=\"{r.Target}\" TargetMode=\"{r.Mode}\"/>"))}</Relationships>""";

    public static string Body(string inner) => $"""<w:document xmlns:w="{W}" xmlns:r="{Relations}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:body>{inner}</w:body></w:document>""";

    public static MemoryStream Word(params (string Name, string Text)[] more) => Zip(
    [
        ("[Content_Types].xml", Types(("word/document.xml", "wordprocessingml.document.main+xml"), ("word/settings.xml", "wordprocessingml.settings+xml"), ("word/charts/chart1.xml", "drawingml.chart+xml"), ("word/embeddings/data.xlsx", "spreadsheetml.sheet"))),
        ("_rels/.rels", Rels(("officeDocument", "word/document.xml"))),
        ("word/document.xml", Body("<w:p><w:r><w:t>Reply</w:t></w:r></w:p>")),
        .. more,
    ]);

    /// <summary>A Word document with relationships of its text, each of which its text uses where a link would be.</summary>
    public static MemoryStream WordWith(string kind, string target, string mode = "External") => Word(("word/_rels/document.xml.rels", Rels((kind, target, mode))));

    /// <summary>A Word document whose text is this.</summary>
    public static MemoryStream WordOf(string inner) => Word(("word/document.xml", Body(inner)));

    public static MemoryStream Workbook(params (string Name, string Text)[] more) => Zip(
    [
        ("[Content_Types].xml", Types(("xl/workbook.xml", "spreadsheetml.sheet.main+xml"), ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml"))),
        ("_rels/.rels", Rels(("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", $"""<workbook xmlns="{S}" xmlns:r="{Relations}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", Rels(("worksheet", "worksheets/sheet1.xml"))),
        ("xl/worksheets/sheet1.xml", Sheet("<f>SUM(B1:B9)</f>")),
        .. more,
    ]);

    public static string Sheet(string cell) => $"""<worksheet xmlns="{S}"><sheetData><row r="1"><c r="A1">{cell}<v>1</v></c></row></sheetData></worksheet>""";

    public static MemoryStream OpenDocument(params (string Name, string Text)[] more) => Zip(
    [
        ("mimetype", TextType),
        ("content.xml", Content("<text:p>Reply</text:p>")),
        ("META-INF/manifest.xml", Manifest("")),
        .. more,
    ]);

    /// <summary>An OpenDocument text whose text is this.</summary>
    public static MemoryStream OpenDocumentOf(string inner) => OpenDocument(("content.xml", Content(inner)));

    public static string Content(string inner, string root = "document-content") =>
        $"""<office:{root} xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</office:{root}>""";

    public static string Manifest(string entries) =>
        $"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TextType}"/>{entries}</manifest:manifest>""";

    /// <summary>Entries later in the list take the place of earlier ones of the same name. Text is written as UTF-8, but what begins as a picture or a program as its bytes.</summary>
    public static MemoryStream Zip(params IEnumerable<(string Name, string Text)> entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries.GroupBy(e => e.Name).Select(same => same.Last()))
            {
                using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                entry.Write(text.Length > 0 && text[0] is '\u0089' or 'P' or '\u00D0' ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text));
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    /// <summary>Bytes as text, for <see cref="Zip"/>.</summary>
    public static string AsText(this MemoryStream file) => Encoding.Latin1.GetString(file.ToArray());

    public static MemoryStream With(this MemoryStream file, Func<byte[], byte[]> change) => new(change(file.ToArray()));

    /// <summary>The same file with one part in UTF-16, with or without a byte order mark.</summary>
    public static MemoryStream Utf16(this MemoryStream file, string part, bool hasMark)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true);
        var entry = zip.GetEntry(part)!;
        using var read = new StreamReader(entry.Open());
        var text = read.ReadToEnd();
        read.Dispose();
        entry.Delete();
        using var write = zip.CreateEntry(part).Open();
        write.Write([.. hasMark ? Encoding.Unicode.GetPreamble() : [], .. Encoding.Unicode.GetBytes(text)]);
        write.Dispose();
        zip.Dispose();
        file.Position = 0;
        return file;
    }
}
