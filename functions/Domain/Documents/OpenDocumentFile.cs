using System.IO.Compression;

namespace Mandates.Domain.Documents;

/// <summary>An OpenDocument text (odt) without macros or scripts.</summary>
internal static class OpenDocumentFile
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";

    public static Sentence? Check(Stream content, FileLimits limits) => DocumentArchive.Check(content, limits, Inspect);

    private static Sentence? Inspect(IReadOnlyDictionary<string, ZipArchiveEntry> entries)
    {
        if (!entries.TryGetValue("mimetype", out var type) || type.Text() != MediaType
            || !entries.ContainsKey("content.xml") || !entries.TryGetValue("META-INF/manifest.xml", out var manifest))
        {
            return "The file is not an OpenDocument text.";
        }

        if (manifest.Text().Contains("encryption-data", StringComparison.OrdinalIgnoreCase))
        {
            return "The document is protected by a password. Remove it and send the document again.";
        }

        return entries.Keys.Any(IsProgram)
            ? "The document carries a program (macros, scripts or embedded objects). Save it without."
            : null;
    }

    private static bool IsProgram(string entry) =>
        entry.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Dialogs/", StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
}
