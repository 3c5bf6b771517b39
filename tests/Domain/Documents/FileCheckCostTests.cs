using System.Diagnostics;

namespace Mandates.Domain.Tests.Documents;

/// <summary>What the check of a file costs that was made to cost much: three megabytes each, with parts that unfold to hundreds.</summary>
public class FileCheckCostTests(ITestOutputHelper output)
{
    private const int Mebibyte = 1024 * 1024;

    // What is short-lived is counted too: of many small fields and links each makes a few strings, of which none stays.
    public static TheoryData<string, int> Parts => new()
    {
        { "an attribute of 100 MiB", 25 },
        { "an attribute of 30 MiB", 25 },
        { "a name of 30 MiB", 25 },
        { "a section of data of 30 MiB", 25 },
        { "a comment of 30 MiB", 25 },
        { "30 MiB of elements in each other", 25 },
        { "30 MiB of names", 25 },
        { "30 MiB of namespaces", 25 },
        { "280 lists of 1 MiB of brackets", 25 },
        { "60 MiB of plain paragraphs", 25 },
        { "60 MiB of the shortest elements", 25 },
        { "60 MiB of the shortest attributes", 25 },
        { "60 MiB of fields", 250 },
        { "30 lists of relationships of 1 MiB", 250 },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Its_memory_is_bounded(string what, int mebibytes)
    {
        var file = Of(what);
        FileKind.All[".docx"].Check(Sent.Word(), new());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var wrong = FileKind.All[".docx"].Check(file, new());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        output.WriteLine($"{what}: file {file.Length / 1024:N0} KiB, {watch.ElapsedMilliseconds:N0} ms, {allocated / 1024:N0} KiB allocated: {wrong?.ToString() ?? "taken"}");
        Assert.InRange(allocated, 0, (long)mebibytes * Mebibyte);
    }

    private static MemoryStream Of(string what)
    {
        var picture = new byte[3 * Mebibyte];
        new Random(1).NextBytes(picture);
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }.CopyTo(picture, 0);
        var text = Text(what);
        return RawZip.Of(
        [
            new("[Content_Types].xml", Bytes(Sent.Types(("word/document.xml", "wordprocessingml.document.main+xml"), ("word/footnotes.xml", "wordprocessingml.footnotes+xml")))),
            new("_rels/.rels", Bytes(Sent.Rels(("officeDocument", "word/document.xml")))),
            new("word/document.xml", text),
            .. what.StartsWith("60", StringComparison.Ordinal) ? [new RawEntry("word/footnotes.xml", text)] : Array.Empty<RawEntry>(),
            .. Lists(what),
            new("word/media/image1.png", picture),
        ]);
    }

    private static byte[] Text(string what)
    {
        byte[][] inner = what switch
        {
            "an attribute of 100 MiB" => [Bytes("<w:p w:a=\""), Long("x", 100), Bytes("\"/>")],
            "an attribute of 30 MiB" => [Bytes("<w:p w:a=\""), Long("x", 30), Bytes("\"/>")],
            "a name of 30 MiB" => [Bytes("<w:"), Long("x", 30), Bytes("/>")],
            "a section of data of 30 MiB" => [Bytes("<w:p><![CDATA["), Long("<", 30), Bytes("]]></w:p>")],
            "a comment of 30 MiB" => [Bytes("<!--"), Long("x", 30), Bytes("-->")],
            "30 MiB of elements in each other" => [Long("<w:p>", 30)],
            "30 MiB of names" => [Bytes(string.Concat(Enumerable.Range(0, 2_500_000).Select(i => $"<w:a{i}/>")))],
            "30 MiB of namespaces" => [Bytes(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<a xmlns=\"urn:a{i}\"/>")))],
            "60 MiB of plain paragraphs" => [Long("<w:p><w:r><w:t>To act.</w:t></w:r></w:p>", 30)],
            "60 MiB of the shortest elements" => [Long("<a/>", 30)],
            "60 MiB of the shortest attributes" => [Long($"<a {string.Concat(Enumerable.Range(0, 500).Select(i => $"a{i}=\"\" "))}/>", 30)],
            "60 MiB of fields" => [Long("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", 30)],
            _ => [],
        };
        return [.. Bytes($"<w:document xmlns:w=\"{Sent.W}\"><w:body>"), .. inner.SelectMany(piece => piece), .. Bytes("</w:body></w:document>")];
    }

    private static IEnumerable<RawEntry> Lists(string what)
    {
        var (count, list) = what switch
        {
            "280 lists of 1 MiB of brackets" => (280, Long("<", 1)),
            "30 lists of relationships of 1 MiB" => (30, Bytes(Sent.Rels([.. Enumerable.Range(0, 5_000).Select(i => ("hyperlink", $"https://example.org/{i}", "External"))]))),
            _ => (0, []),
        };
        return Enumerable.Range(0, count).Select(i => new RawEntry($"word/_rels/part{i}.xml.rels", list));
    }

    private static byte[] Long(string piece, int mebibytes)
    {
        var one = Bytes(piece);
        var all = new byte[mebibytes * Mebibyte / one.Length * one.Length];
        for (var at = 0; at < all.Length; at += one.Length)
        {
            one.CopyTo(all, at);
        }

        return all;
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
