namespace Mandates.Domain.Tests.Documents;

/// <summary>OpenDocument texts that are what they say, and such as run or load something.</summary>
public class OpenDocumentFileTests
{
    private const string Png = "\u0089PNG\r\n\u001A\n";
    private const string Formula = "<manifest:file-entry manifest:full-path=\"Object 1/\" manifest:media-type=\"application/vnd.oasis.opendocument.formula\"/>";

    public static TheoryData<string, MemoryStream> Honest => new()
    {
        { "a link", Sent.OpenDocumentOf("<text:p><text:a xlink:href=\"https://example.org/framework\">x</text:a></text:p>") },
        { "a picture", Sent.OpenDocument(("Pictures/Silvbach.png", Png), ("content.xml", Sent.Content("<draw:image xlink:href=\"Pictures/Silvbach.png\"/>"))) },
        { "an empty list of scripts", Sent.OpenDocumentOf("<office:scripts/>") },
        { "the template that it was made from", Sent.OpenDocument(("meta.xml", Sent.Content("<meta:template xlink:href=\"../../usr/share/letter.ott\"/>", "document-meta"))) },
        { "a formula", Sent.OpenDocument(("META-INF/manifest.xml", Sent.Manifest(Formula)), ("Object 1/content.xml", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"/>"), ("ObjectReplacements/Object 1", Png)) },
        { "a drawing", Sent.OpenDocument(("Pictures/a.svg", "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>")) },
        { "an anchor", Sent.OpenDocumentOf("<text:a xlink:href=\"#p1\">x</text:a>") },
        { "the layout of the suite", Sent.OpenDocument(("layout-cache", "x"), ("Thumbnails/thumbnail.png", Png), ("Configurations2/accelerator/current.xml", "")) },
    };

    public static TheoryData<string, MemoryStream> Hostile => new()
    {
        { "no content", Sent.Zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", Sent.Manifest(""))]) },
        { "a type that does not come first", Sent.Zip([("content.xml", Sent.Content("")), ("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", Sent.Manifest(""))]) },
        { "another type in its manifest", Sent.OpenDocument(("META-INF/manifest.xml", Sent.Manifest("").Replace("opendocument.text", "opendocument.spreadsheet", StringComparison.Ordinal))) },
        { "a password", Sent.OpenDocument(("META-INF/manifest.xml", Sent.Manifest("<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>"))) },
        { "a password behind blanks", Sent.OpenDocument(("META-INF/manifest.xml", Sent.Manifest(new string(' ', 1 << 20) + "<manifest:encryption-data/>"))) },
        { "content that is no XML", Sent.OpenDocument(("content.xml", "hello")) },
        { "content that is cut off", Sent.OpenDocument(("content.xml", Sent.Content("<text:p>x</text:p>")[..^5])) },
        { "content with another root", Sent.OpenDocument(("content.xml", "<html/>")) },
        { "content with a document type", Sent.OpenDocument(("content.xml", "<!DOCTYPE x SYSTEM \"http://evil/x.dtd\">" + Sent.Content(""))) },
        { "styles with an entity", Sent.OpenDocument(("styles.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Sent.Content("&a;", "document-styles"))) },
        { "a listener", Sent.OpenDocumentOf("<office:event-listeners><script:event-listener script:event-name=\"dom:load\" xlink:href=\"vnd.sun.star.script:x\"/></office:event-listeners>") },
        { "a script in the text", Sent.OpenDocumentOf("<text:script script:language=\"JavaScript\">x</text:script>") },
        { "a script in its list", Sent.OpenDocumentOf("<office:scripts><office:script>x</office:script></office:scripts>") },
        { "a macro to click at", Sent.OpenDocumentOf("<text:execute-macro text:name=\"x\"/>") },
        { "a link that runs a macro", Sent.OpenDocumentOf("<text:a xlink:href=\"macro:///Standard.Module1.Main\">x</text:a>") },
        { "a link that runs a script", Sent.OpenDocumentOf("<text:a xlink:href=\"vnd.sun.star.script:a.py$b?language=Python\">x</text:a>") },
        { "a picture from elsewhere", Sent.OpenDocumentOf("<draw:image xlink:href=\"http://evil/a.png\"/>") },
        { "a command to click at", Sent.OpenDocumentOf("<text:a xlink:href=\".uno:Save\">x</text:a>") },
        { "a drawing that runs", Sent.OpenDocument(("Pictures/a.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\"><!--{new string(' ', 500)}--><script>alert(1)</script></svg>")) },
        { "a picture on a server", Sent.OpenDocumentOf(@"<draw:image xlink:href=""\\evil\share\a.png""/>") },
        { "a picture on a server, without a scheme", Sent.OpenDocumentOf("<draw:image xlink:href=\"//evil/a.png\"/>") },
        { "a picture in a file", Sent.OpenDocumentOf("<draw:image xlink:href=\"file:///etc/passwd\"/>") },
        { "a picture beside the document", Sent.OpenDocumentOf("<draw:image xlink:href=\"../secret.png\"/>") },
        { "a frame", Sent.OpenDocumentOf("<draw:floating-frame xlink:href=\"http://evil/\"/>") },
        { "an object of another program", Sent.OpenDocument(("Object 1", "x"), ("content.xml", Sent.Content("<draw:object-ole xlink:href=\"./Object 1\"/>"))) },
        { "an object that the manifest does not know", Sent.OpenDocument(("Object 1/content.xml", Sent.Content(""))) },
        { "a formula with a listener", Sent.OpenDocument(("META-INF/manifest.xml", Sent.Manifest(Formula)), ("Object 1/content.xml", Sent.Content("<script:event-listener/>"))) },
        { "text from elsewhere", Sent.OpenDocumentOf("<text:section><text:section-source xlink:href=\"http://evil/a.odt\"/></text:section>") },
        { "data of another program", Sent.OpenDocumentOf("<office:dde-source office:dde-application=\"soffice\"/>") },
        { "a template from elsewhere", Sent.OpenDocument(("meta.xml", Sent.Content("<meta:template xlink:href=\"http://evil/a.ott\"/>", "document-meta"))) },
        { "Basic", Sent.OpenDocument(("Basic/script-lc.xml", "<x/>")) },
        { "a program", Sent.OpenDocument(("Pictures/run.exe", "MZ")) },
        { "a program called a picture", Sent.OpenDocument(("Pictures/a.png", "PK\u0003\u0004")) },
        { "a signature of macros", Sent.OpenDocument(("META-INF/macrosignatures.xml", "<x/>")) },
        { "earlier versions", Sent.OpenDocument(("Versions/Version1", "PK\u0003\u0004")) },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public void It_is_taken(string what, MemoryStream content) => Assert.Null(FileKind.All[".odt"].Check(content, new()) is { } wrong ? $"{what}: {wrong}" : null);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void It_is_refused(string what, MemoryStream content) => Assert.False(FileKind.All[".odt"].Check(content, new()) is null, what);
}
