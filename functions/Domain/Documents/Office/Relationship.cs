using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents.Office;

/// <summary>What a part of an Office document refers to (ECMA-376, part 2, 9.3).</summary>
/// <param name="Id">By which the part names it.</param>
/// <param name="Type">A URI.</param>
/// <param name="Target">The name of another part; an address for one that leads out of the document.</param>
/// <param name="IsExternal">Whether it leads out of the document.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal)
{
    private const string Space = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Ending = ".rels";
    private const string Folder = "_rels/";

    // Ten thousand links take less; a list is kept in memory while its part is read.
    private const int MostBytes = 2 * 1024 * 1024;

    private static readonly string[] DocumentTypes =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    ];

    /// <summary>The last segment of the type, in lower case, which is the same in both editions of the standard.</summary>
    public string Kind => Type[(Type.LastIndexOf('/') + 1)..].ToLowerInvariant();

    public bool IsDocument => DocumentTypes.Contains(Type) && !IsExternal;

    public static bool IsList(ZipPart part) => part.Extension == Ending;

    /// <summary>The part whose relationships a list has; empty for those of the document itself.</summary>
    /// <exception cref="UnfitFileException">When the list does not lie where lists do.</exception>
    public static string SourceOf(ZipPart list)
    {
        var slash = list.Name.LastIndexOf('/') + 1;
        return list.Name[..slash].EndsWith(Folder, StringComparison.OrdinalIgnoreCase) && (slash == Folder.Length || list.Name[slash - Folder.Length - 1] == '/')
            ? list.Name[..(slash - Folder.Length)] + list.Name[slash..^Ending.Length]
            : throw ZipFields.Forged();
    }

    public static string ListOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}{Folder}{part[slash..]}{Ending}";
    }

    public static List<Relationship> Read(ZipContainer container, ZipPart list)
    {
        if (list.Length > MostBytes)
        {
            throw UnfitFileException.Damaged();
        }

        var source = SourceOf(list);
        var found = new List<Relationship>();
        container.Walk(list, node =>
        {
            if (node.NodeType == System.Xml.XmlNodeType.EndElement)
            {
                return;
            }

            if (node.NamespaceURI != Space || (node.Depth, node.LocalName) is not ((0, "Relationships") or (1, "Relationship")))
            {
                throw UnfitFileException.Damaged();
            }

            if (node.Depth == 1)
            {
                found.Add(Of(source, node, container.Budget));
            }
        });
        return found.DistinctBy(r => r.Id).Count() == found.Count ? found : throw UnfitFileException.Damaged();
    }

    private static Relationship Of(string source, System.Xml.XmlReader element, UnfoldingBudget budget)
    {
        var mode = element.Own("TargetMode") ?? "Internal";
        if (element.Own("Id") is not { Length: > 0 } id || element.Own("Type") is not { Length: > 0 } type || element.Own("Target") is not { } target)
        {
            throw UnfitFileException.Damaged();
        }

        budget.TakeLookedAt(PartXml.LookedAt(id) + PartXml.LookedAt(type) + PartXml.LookedAt(target));

        // What says that it stays in the document and does not is treated as what it is.
        var isExternal = !mode.Equals("Internal", StringComparison.OrdinalIgnoreCase) || Elsewhere.Is(target);
        return new(id, type.TrimEnd('/'), isExternal ? target : Resolved(source, target), isExternal);
    }

    private static string Resolved(string source, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('#')[0]);
        var folder = path.StartsWith('/') ? "" : source[..(source.LastIndexOf('/') + 1)];
        var segments = new List<string>();
        foreach (var segment in (folder + path).Split('/').Where(s => s is not ("" or ".")))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return string.Join('/', segments);
    }
}
