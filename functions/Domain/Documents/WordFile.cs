using System.IO.Compression;
using System.Xml;

namespace Mandates.Domain.Documents;

/// <summary>A Word document (docx) without macros, controls or a template from elsewhere.</summary>
internal static class WordFile
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly string[] LoadedKinds = ["/attachedTemplate", "/frame", "/oleObject", "/subDocument"];

    public static Sentence? Check(Stream content, FileLimits limits) => DocumentArchive.Check(content, limits, Inspect);

    private static Sentence? Inspect(IReadOnlyDictionary<string, ZipArchiveEntry> entries)
    {
        if (!entries.TryGetValue("[Content_Types].xml", out var types) || !entries.ContainsKey("word/document.xml"))
        {
            return "The file is not a Word document.";
        }

        var declared = types.Text();
        if (declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || declared.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entries.Keys.Any(IsProgram))
        {
            return "The document carries a program (macros, controls or embedded objects). Save it without, as docx.";
        }

        if (!declared.Contains(Main, StringComparison.OrdinalIgnoreCase))
        {
            return "The file is not a Word document.";
        }

        if (entries.Values.Where(IsMarkup).Any(DeclaresType))
        {
            return "The document has a part with a document type declaration (DOCTYPE), or one that is damaged. Save it anew.";
        }

        return entries.Values.Where(IsRelations).Any(relations => LoadsFromElsewhere(relations.Text()))
            ? "The document loads a template, frame or object from elsewhere. Save it without."
            : null;
    }

    private static bool IsProgram(string entry) =>
        entry.Contains("vba", StringComparison.OrdinalIgnoreCase)
        || entry.Contains("activeX", StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static bool IsRelations(ZipArchiveEntry entry) => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsMarkup(ZipArchiveEntry entry) => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || IsRelations(entry);

    // Word writes none; entities that unfold or read files hide behind it.
    private static bool DeclaresType(ZipArchiveEntry part)
    {
        try
        {
            using var reader = XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
            reader.MoveToContent();
            return false;
        }
        catch (XmlException)
        {
            return true;
        }
    }

    // A link is followed by a person; these are followed by the program that opens the document.
    private static bool LoadsFromElsewhere(string relations) => relations.Split('<').Any(element =>
        element.Contains("TargetMode", StringComparison.Ordinal) && element.Contains("External", StringComparison.OrdinalIgnoreCase)
        && LoadedKinds.Any(kind => element.Contains(kind, StringComparison.OrdinalIgnoreCase)));
}
