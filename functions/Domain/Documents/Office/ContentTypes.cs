using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents.Office;

/// <summary>Which content type each part of an Office document has, by its [Content_Types].xml (ECMA-376, part 2, 10.1.2).</summary>
internal sealed class ContentTypes
{
    public const string Part = "[Content_Types].xml";

    private const string Space = "http://schemas.openxmlformats.org/package/2006/content-types";

    // Two thousand parts take less; what is in it is kept in memory.
    private const int MostBytes = 1024 * 1024;

    private readonly Dictionary<string, string> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnfitFileException">When it cannot be read, or names a part that is a program, whether it is there or not.</exception>
    public ContentTypes(ZipContainer container, ZipPart part)
    {
        if (part.Length > MostBytes)
        {
            throw UnfitFileException.Damaged();
        }

        container.Walk(part, node =>
        {
            if (node.NodeType == System.Xml.XmlNodeType.EndElement)
            {
                return;
            }

            var type = Plain(node.Own("ContentType"));
            var isKnown = node.NamespaceURI == Space && (node.Depth, node.LocalName, type) switch
            {
                (0, "Types", _) => true,
                (1, "Default", not null) => node.Own("Extension") is { } extension && byExtension.TryAdd(extension.TrimStart('.'), type),
                (1, "Override", not null) => node.Own("PartName") is { Length: > 1 } name && name[0] == '/' && byName.TryAdd(Uri.UnescapeDataString(name[1..]), type),
                _ => false,
            };
            if (type is not null && AllowedParts.IsProgram(type))
            {
                throw UnfitFileException.CarriesProgram();
            }

            if (!isKnown)
            {
                throw UnfitFileException.Damaged();
            }
        });
    }

    /// <summary>In lower case; null for a part that has none, which no program reads.</summary>
    public string? Of(ZipPart part) =>
        byName.GetValueOrDefault(Uri.UnescapeDataString(part.Name)) ?? (part.Extension.Length > 1 ? byExtension.GetValueOrDefault(part.Extension[1..]) : null);

    private static string? Plain(string? type) => type?.Split(';')[0].Trim().ToLowerInvariant();
}
