using System.Diagnostics;
using System.IO.Compression;

namespace Mandates.Domain.Tests.Documents;

/// <summary>What the check of a file costs that was made to cost much: three megabytes each, with parts that unfold to hundreds.</summary>
[Collection(nameof(FileCheckCostTests))]
public class FileCheckCostTests(ITestOutputHelper output)
{
    private const int Mebibyte = 1024 * 1024;

    // What is short-lived is counted too, of which nothing stays. What is held is measured whenever the check reads on.
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
        { "60 MiB of fields", 25 },
        { "60 MiB of simple fields", 25 },
        { "60 MiB of one instruction", 25 },
        { "60 MiB of formulas", 25 },
        { "60 MiB of formulas with texts", 25 },
        { "60 MiB of long addresses", 25 },
        { "60 MiB of short addresses", 25 },
        { "30 lists of relationships of 1 MiB", 25 },
        { "1 list of relationships of 2 MiB", 25 },
        { "30 workbooks of 8 MiB", 25 },
        { "1900 small parts", 100 },
    };

    [Fact]
    public void A_manifest_of_fifty_thousand_objects_costs_little()
    {
        var file = Sent.OpenDocument(
        [
            ("META-INF/manifest.xml", Sent.Manifest(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<manifest:file-entry manifest:full-path=\"Object {i}/\" manifest:media-type=\"application/vnd.oasis.opendocument.chart\"/>")))),
            .. Enumerable.Range(0, 1_900).Select(i => ($"Object {49_999 - i}/content.xml", Sent.Content("", "document-content"))),
        ]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var wrong = FileKind.All[".odt"].Check(file, new());

        output.WriteLine($"{watch.ElapsedMilliseconds:N0} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) / 1024:N0} KiB allocated: {wrong?.ToString() ?? "taken"}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L * Mebibyte);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Its_memory_is_bounded(string what, int mebibytes)
    {
        FileKind.All[".docx"].Check(Sent.Word(), new());
        using var file = new WatchedStream(Of(what));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var wrong = FileKind.All[".docx"].Check(file, new());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        output.WriteLine($"{what}: file {file.Length / 1024:N0} KiB, {watch.ElapsedMilliseconds:N0} ms, {allocated / 1024:N0} KiB allocated, {file.Most / 1024:N0} KiB held at most: {wrong?.ToString() ?? "taken"}");
        Assert.InRange(allocated, 0, (long)mebibytes * Mebibyte);
        Assert.InRange(file.Most, 0, 25L * Mebibyte);
    }

    private static MemoryStream Of(string what)
    {
        var picture = new byte[3 * Mebibyte];
        new Random(1).NextBytes(picture);
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }.CopyTo(picture, 0);
        var text = Text(what);
        return RawZip.Of(
        [
            new("[Content_Types].xml", Bytes(Sent.Types(
            [
                ("word/document.xml", "wordprocessingml.document.main+xml"), ("word/footnotes.xml", "wordprocessingml.footnotes+xml"),
                .. Enumerable.Range(0, 30).SelectMany(i => new[] { ($"word/charts/chart{i}.xml", "drawingml.chart+xml"), ($"word/embeddings/data{i}.xlsx", "spreadsheetml.sheet") }),
            ]))),
            new("_rels/.rels", Bytes(Sent.Rels(("officeDocument", "word/document.xml")))),
            new("word/document.xml", text),
            .. what.StartsWith("60", StringComparison.Ordinal) ? [new RawEntry("word/footnotes.xml", text)] : Array.Empty<RawEntry>(),
            .. Lists(what),
            .. what == "30 workbooks of 8 MiB" ? Workbooks() : [],
            .. what == "1900 small parts" ? Enumerable.Range(0, 1_900).Select(i => new RawEntry($"word/part{i}.xml", Bytes("<a/>"))) : [],
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
            "60 MiB of simple fields" => [Long($"<w:fldSimple w:instr=\"PAGE {new string('x', 1_000_000)}\"/>", 30)],
            "60 MiB of one instruction" => [Bytes("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE "), Long("x", 30), Bytes("</w:instrText></w:r>")],
            "60 MiB of formulas" => [Long("<w:f>A(1)</w:f>", 30)],
            "60 MiB of formulas with texts" => [Long("<w:f>A(\"x\",\"y\")</w:f>", 30)],
            "60 MiB of long addresses" => [Long($"<w:a href=\"{new string('x', 1_000_000)}\"/>", 30)],
            "60 MiB of short addresses" => [Long("<w:a src=\"a\"/>", 30)],
            _ => [],
        };
        return Joined([Bytes($"<w:document xmlns:w=\"{Sent.W}\"><w:body>"), .. inner, Bytes("</w:body></w:document>")]);
    }

    private static IEnumerable<RawEntry> Lists(string what)
    {
        var (count, list) = what switch
        {
            "280 lists of 1 MiB of brackets" => (280, Long("<", 1)),
            "1 list of relationships of 2 MiB" => (1, Bytes(Sent.Rels([.. Enumerable.Range(0, 10_000).Select(i => ("hyperlink", $"https://example.org/{i}", "External"))]))),
            "30 lists of relationships of 1 MiB" => (30, Bytes(Sent.Rels([.. Enumerable.Range(0, 5_000).Select(i => ("hyperlink", $"https://example.org/{i}", "External"))]))),
            _ => (0, []),
        };
        return Enumerable.Range(0, count).Select(i => new RawEntry($"word/_rels/part{i}.xml.rels", list));
    }

    // Each is what a chart has within it, made as large as is taken by a picture that is stored as it is.
    private static IEnumerable<RawEntry> Workbooks()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new (string, byte[])[]
            {
                ("[Content_Types].xml", Bytes(Sent.Types(("xl/workbook.xml", "spreadsheetml.sheet.main+xml")))),
                ("_rels/.rels", Bytes(Sent.Rels(("officeDocument", "xl/workbook.xml")))),
                ("xl/workbook.xml", Bytes($"<workbook xmlns=\"{Sent.S}\"/>")),
                ("xl/media/image1.png", [0x89, (byte)'P', (byte)'N', (byte)'G', .. new byte[(8 * Mebibyte) - 10_000]]),
            })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        var workbook = bytes.ToArray();
        return Enumerable.Range(0, 30).SelectMany(i => new RawEntry[]
        {
            new($"word/charts/chart{i}.xml", Bytes("<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/>")),
            new($"word/charts/_rels/chart{i}.xml.rels", Bytes(Sent.Rels(("package", $"../embeddings/data{i}.xlsx")))),
            new($"word/embeddings/data{i}.xlsx", workbook),
        });
    }

    private static byte[] Joined(byte[][] pieces)
    {
        using var all = new MemoryStream();
        foreach (var piece in pieces)
        {
            all.Write(piece);
        }

        return all.ToArray();
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

    /// <summary>A file that notes, as it is read, how much memory is alive.</summary>
    private sealed class WatchedStream : MemoryStream
    {
        private readonly long before;
        private long seen;

        public WatchedStream(MemoryStream file)
            : base(file.ToArray()) => before = GC.GetTotalMemory(forceFullCollection: true);

        public long Most { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (GC.GetAllocatedBytesForCurrentThread() - seen > Mebibyte / 2)
            {
                seen = GC.GetAllocatedBytesForCurrentThread();
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            return base.Read(buffer);
        }
    }
}

/// <summary>Alone: it measures the memory of the whole process.</summary>
[CollectionDefinition(nameof(FileCheckCostTests), DisableParallelization = true)]
public sealed class FileChecksAlone;
