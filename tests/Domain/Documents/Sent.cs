using System.IO.Compression;

namespace Mandates.Domain.Tests.Documents;

/// <summary>Files as somebody might send them.</summary>
internal static class Sent
{
    public const string Pdf = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\nxref\n0 1\ntrailer\n<< >>\nstartxref\n30\n%%EOF\n";

    private const string WordTypes = """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string TextType = "application/vnd.oasis.opendocument.text";

    public static MemoryStream Bytes(string text) => new(Encoding.Latin1.GetBytes(text));

    public static MemoryStream Word(params (string Name, string Text)[] more) =>
        Zip([("[Content_Types].xml", WordTypes), ("word/document.xml", "<document/>"), .. more]);

    public static MemoryStream OpenDocument(params (string Name, string Text)[] more) =>
        Zip([("mimetype", TextType), ("content.xml", "<content/>"), ("META-INF/manifest.xml", "<manifest/>"), .. more]);

    /// <summary>Entries later in the list take the place of earlier ones of the same name.</summary>
    public static MemoryStream Zip(params IEnumerable<(string Name, string Text)> entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries.GroupBy(e => e.Name).Select(same => same.Last()))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    public static MemoryStream With(this MemoryStream file, Func<byte[], byte[]> change) => new(change(file.ToArray()));
}
