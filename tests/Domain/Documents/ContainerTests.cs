namespace Mandates.Domain.Tests.Documents;

/// <summary>ZIP files that lie. Each is a Word document but for the one entry more, or the one altered.</summary>
public class ContainerTests
{
    private static readonly byte[] Picture = [0x89, .. "PNG"u8, .. new byte[200]];

    public static TheoryData<string, MemoryStream> Lies => new()
    {
        { "ten bytes that hold thirty million", With(new RawEntry("word/media/a.png", new byte[30_000_000]) { Length = 10 }) },
        { "a content shorter than it says", With(new RawEntry("word/media/a.png", Picture) { Length = 500 }) },
        { "a wrong check sum", With(new RawEntry("word/media/a.png", Picture) { Crc = 7 }) },
        { "another length in its header", With(new RawEntry("word/media/a.png", Picture) { LocalLength = 7 }) },
        { "another name in its header", With(new RawEntry("word/media/a.png", Picture) { LocalName = "word/media/b.png" }) },
        { "encryption in its header only", With(new RawEntry("word/media/a.png", Picture) { LocalFlags = 1 }) },
        { "encryption in the directory", With(new RawEntry("word/media/a.png", Picture) { Flags = 1 }) },
        { "strong encryption", With(new RawEntry("word/media/a.png", Picture) { Flags = 1 << 6 }) },
        { "masked headers", With(new RawEntry("word/media/a.png", Picture) { Flags = 1 << 13 }) },
        { "a method that is not taken", With(new RawEntry("word/media/a.png", Picture) { Method = 9 }) },
        { "a stored entry that is deflated", With(new RawEntry("word/media/a.png", Picture) { Method = 0 }) },
        { "bytes between two entries", With(new RawEntry("word/media/a.png", Picture) { After = [1, 2, 3, 4] }) },
        { "bytes behind its compressed stream", With(new RawEntry("word/media/a.png", Picture) { Within = [.. "MZ\0\0"u8] }) },
        { "one byte behind its compressed stream", With(new RawEntry("word/media/a.png", Picture) { Within = [0] }) },
        { "the bytes of another entry", With(new RawEntry("word/media/a.png", Picture), new RawEntry("word/media/b.png", Picture) { SameAs = "word/media/a.png" }) },
        { "a name twice", With(new RawEntry("word/media/a.png", Picture), new("word/media/a.png", Picture)) },
        { "a name in two cases", With(new RawEntry("word/media/a.png", Picture), new("word/media/A.PNG", Picture)) },
        { "a name that climbs", With(new RawEntry("word/../../a.png", Picture)) },
        { "a name that climbs when it is decoded", With(new RawEntry("word/%2e%2e/a.png", Picture)) },
        { "an absolute name", With(new RawEntry("/word/a.png", Picture)) },
        { "a name with a drive", With(new RawEntry("C:/a.png", Picture)) },
        { "a name with a backslash", With(new RawEntry("word\\a.png", Picture)) },
        { "a name that is reversed", With(new RawEntry("word/\u202Egnp.a.png", Picture)) },
        { "a name with what is no character", With(new RawEntry("word/\uFFFFa.png", Picture)) },
        { "a name with what is no character when it is decoded", With(new RawEntry("word/%EF%BF%BFa.png", Picture)) },
        { "an empty segment in a name", With(new RawEntry("word//a.png", Picture)) },
        { "a folder with content", With(new RawEntry("word/media/", Picture)) },
        { "another name in an extra field", With(new RawEntry("word/media/a.png", Picture) { Extra = [0x75, 0x70, 1, 0, 1] }) },
        { "an extra field that is longer than there is", With(new RawEntry("word/media/a.png", Picture) { Extra = [1, 0, 200, 0] }) },
        { "a length in an extra field that is not there", With(new RawEntry("word/media/a.png", Picture) { Length = uint.MaxValue }) },
        { "an archive within", With(new RawEntry("word/media/a.png", Sent.Word().ToArray())) },
        { "a program called a picture", With(new RawEntry("word/media/a.png", [.. "MZ\x90\0"u8])) },
        { "an old document called a picture", With(new RawEntry("word/media/a.emf", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) },
        { "something before it", With(new RawEntry("word/media/a.png", Picture)).With(zip => [.. "GIF89a"u8, .. zip]) },
        { "something behind it", With(new RawEntry("word/media/a.png", Picture)).With(zip => [.. zip, 0]) },
        { "a comment at its end", With(new RawEntry("word/media/a.png", Picture)).With(zip => [.. zip.AsSpan(0, zip.Length - 2), 2, 0, .. "hi"u8]) },
        { "a longer count of entries", With(new RawEntry("word/media/a.png", Picture)).With(zip => { zip[^12]++; zip[^14]++; return zip; }) },
        { "an older kind of document", new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]]) },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void It_is_refused(string what, MemoryStream content) => Assert.False(FileKind.All[".docx"].Check(content, new()) is null, what);

    [Fact]
    public void The_same_document_without_a_lie_is_taken()
    {
        Assert.Null(FileKind.All[".docx"].Check(With(new RawEntry("word/media/a.png", Picture), new("word/media/", [])), new())?.ToString());
        Assert.Null(FileKind.All[".docx"].Check(With(new RawEntry("word/media/a.png", Picture) { Extra = [0x20, 0xA2, 4, 0, 0, 0, 0, 0] }), new())?.ToString());
    }

    // What follows its content tells its numbers, with or without a signature, as programs do that write while they compress.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Numbers_that_follow_the_content_are_read(bool isSigned)
    {
        var plain = Word().Append(new("word/media/a.png", Picture)).ToArray();
        var described = plain.Select(e => e with { Flags = 8, After = Descriptor(e, isSigned, 0) }).ToArray();
        var wrong = plain.Select(e => e with { Flags = 8, After = Descriptor(e, isSigned, 1) }).ToArray();

        Assert.Null(FileKind.All[".docx"].Check(RawZip.Of(described), new())?.ToString());
        Assert.NotNull(FileKind.All[".docx"].Check(RawZip.Of(wrong), new()));
    }

    private static byte[] Descriptor(RawEntry entry, bool isSigned, int error)
    {
        var alone = RawZip.Of(entry).ToArray();
        var packed = BitConverter.ToInt32(alone, 18);
        return [.. isSigned ? "PK\x07\x08"u8.ToArray() : [], .. alone.AsSpan(14, 4), .. BitConverter.GetBytes(packed), .. BitConverter.GetBytes(entry.Content.Length + error)];
    }

    private static MemoryStream With(params RawEntry[] more) => RawZip.Of([.. Word(), .. more]);

    private static IEnumerable<RawEntry> Word()
    {
        using var zip = new System.IO.Compression.ZipArchive(Sent.Word());
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            entry.Open().CopyTo(content);
            yield return new(entry.FullName, content.ToArray());
        }
    }
}
