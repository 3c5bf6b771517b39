using System.Collections.Frozen;
using System.Xml;
using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents;

/// <summary>An OpenDocument text (odt) that runs and loads nothing (OASIS OpenDocument 1.3, part 2 for the package).</summary>
internal sealed class OpenDocumentFile
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";
    private const string Manifest = "META-INF/manifest.xml";
    private const string Content = "content.xml";
    private const string ManifestSpace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

    // Formulas and charts of the same suite, which are read by the same rules. Any other object is a document of its own.
    private static readonly FrozenSet<string> Embedded = new[] { "application/vnd.oasis.opendocument.formula", "application/vnd.oasis.opendocument.chart" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] PictureFolders = ["Pictures/", "Thumbnails/", "media/", "ObjectReplacements/", "Configurations2/"];
    private static readonly string[] ProgramFolders = ["Basic/", "Scripts/", "Dialogs/", "Versions/", "database/", "reports/", "forms/"];

    private readonly ZipContainer container;

    // By folder: the embedded objects.
    private readonly HashSet<string> objects = new(StringComparer.OrdinalIgnoreCase);

    private OpenDocumentFile(ZipContainer container) => this.container = container;

    public static Sentence? Check(Stream content, FileLimits limits) => ZipContainer.Check(content, limits, container => new OpenDocumentFile(container).Inspect());

    private void Inspect()
    {
        if (container.Parts[0] is not { Name: "mimetype", IsDeflated: false } type || !type.Head.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(MediaType))
            || container.Find(Content) is null || container.Find(Manifest) is not { } manifest)
        {
            throw new UnfitFileException("The file is not an OpenDocument text.");
        }

        container.Walk(manifest, ReadManifest);
        foreach (var part in container.Parts.Skip(1).Where(p => !p.IsFolder && p != manifest))
        {
            Inspect(part);
        }
    }

    private void ReadManifest(XmlReader node)
    {
        if (node.NodeType != XmlNodeType.Element)
        {
            return;
        }

        if (node.LocalName == "encryption-data")
        {
            throw new UnfitFileException("The document is protected by a password. Remove it and send the document again.");
        }

        if (node.Depth == 0 && (node.LocalName, node.NamespaceURI) != ("manifest", ManifestSpace))
        {
            throw new UnfitFileException("The file is not an OpenDocument text.");
        }

        var (path, type) = (node.GetAttribute("full-path", ManifestSpace) ?? "", node.GetAttribute("media-type", ManifestSpace) ?? "");
        container.Budget.TakeLookedAt(PartXml.LookedAt(path) + PartXml.LookedAt(type));
        if (path == "/" && type.Length > 0 && type != MediaType)
        {
            throw new UnfitFileException("The file is not an OpenDocument text.");
        }

        if (path.Length > 1 && path.EndsWith('/') && Embedded.Contains(type))
        {
            objects.Add(path);
        }
    }

    private void Inspect(ZipPart part)
    {
        var folder = part.Name[..(part.Name.LastIndexOf('/') + 1)];
        if (FileName.IsProgram(part.Extension) || ProgramFolders.Any(f => part.Name.StartsWith(f, StringComparison.OrdinalIgnoreCase)))
        {
            throw UnfitFileException.CarriesProgram();
        }

        if (part.Length > 0 && part.Extension is ".xml" or ".rdf")
        {
            InspectMarkup(part, folder);
        }
        else if (!IsKnown(part, folder) || Signatures.IsForeign(part.Head))
        {
            throw UnfitFileException.CarriesProgram();
        }
        else if (Signatures.IsDrawing(part.Head))
        {
            container.Walk(part, node => DrawingMarkup.Visit(node, container.Budget), DtdProcessing.Ignore);
        }
    }

    private void InspectMarkup(ZipPart part, string folder)
    {
        var isSigned = folder == "META-INF/" && part.Name is not ("META-INF/documentsignatures.xml" or "META-INF/container.xml");
        if (isSigned || (folder.Length > 0 && folder != "META-INF/" && part.Extension != ".rdf" && !IsPicture(folder) && !IsObject(folder)))
        {
            throw UnfitFileException.CarriesProgram();
        }

        var markup = new OpenDocumentMarkup(part.Name[folder.Length..], mustBeText: folder.Length == 0, container.Budget);
        container.Walk(part, markup.Visit);
    }

    private bool IsKnown(ZipPart part, string folder) =>
        folder.Length == 0 ? part.Name is "layout-cache"
        : folder == "Fonts/" ? part.Head.Length > 0
        : (IsPicture(folder) || IsObject(folder)) && Signatures.IsPicture(part.Head);

    private static bool IsPicture(string folder) => PictureFolders.Any(f => folder.StartsWith(f, StringComparison.OrdinalIgnoreCase));

    // Asked of each folder that it lies in, because a manifest may name a hundred thousand objects.
    private bool IsObject(string folder)
    {
        var at = folder.IndexOf('/', StringComparison.Ordinal);
        while (at >= 0 && !objects.Contains(folder[..(at + 1)]))
        {
            at = folder.IndexOf('/', at + 1);
        }

        return at >= 0;
    }
}
