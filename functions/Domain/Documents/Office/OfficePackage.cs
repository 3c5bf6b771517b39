using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents.Office;

/// <summary>An Office document as a package of parts and relationships, read whole (ECMA-376, part 2).</summary>
/// <param name="container">Where the parts lie.</param>
/// <param name="family">What its main part must be.</param>
/// <param name="isEmbedded">In a chart; then nothing more is embedded in it.</param>
internal sealed class OfficePackage(ZipContainer container, OfficeFamily family, bool isEmbedded = false)
{
    // It is held in memory while it is read.
    private const int MostChartData = 8 * 1024 * 1024;

    // What Office leaves of parts that were taken out.
    private const string Trash = "[trash]/";

    private readonly HashSet<string> chartData = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnfitFileException">When it cannot be taken.</exception>
    public void Inspect()
    {
        if (container.Find(ContentTypes.Part) is not { } list || container.Find(Relationship.ListOf("")) is not { } root)
        {
            throw new UnfitFileException(family.Otherwise);
        }

        var types = new ContentTypes(container, list);
        var main = Main(Relationship.Read(container, root), types);
        foreach (var relations in container.Parts.Where(Relationship.IsList))
        {
            Follow(Relationship.Read(container, relations), container.Find(Relationship.SourceOf(relations)) is { } part ? types.Of(part) : null);
        }

        foreach (var part in container.Parts.Where(p => !p.IsFolder && !Relationship.IsList(p) && p != list))
        {
            Inspect(part, part == main, types.Of(part));
        }
    }

    private ZipPart Main(IEnumerable<Relationship> relations, ContentTypes types) =>
        relations.Where(r => r.IsDocument).ToArray() is [var one] && container.Find(one.Target) is { } part && types.Of(part) == family.MainType
            ? part
            : throw new UnfitFileException(family.Otherwise);

    // A link is followed by a person; everything else by the program that opens the document.
    private void Follow(IReadOnlyList<Relationship> relations, string? source)
    {
        foreach (var relation in relations)
        {
            if (relation.Kind == "package" && AllowedParts.IsChart(source) && !isEmbedded && container.Find(relation.Target) is { } data)
            {
                chartData.Add(data.Name);
            }
            else if (relation.IsExternal && relation.Kind == "attachedtemplate")
            {
                throw new UnfitFileException("The document is attached to a template that lies elsewhere. In Word open File, Options, Add-ins, manage Templates, empty the field and save the document; or send it as PDF.");
            }
            else if (relation.IsExternal && (relation.Kind != "hyperlink" || Elsewhere.Runs(relation.Target)))
            {
                throw UnfitFileException.LoadsFromElsewhere();
            }
            else if (!AllowedParts.IsTakenRelation(relation.Kind))
            {
                throw UnfitFileException.CarriesProgram();
            }
        }
    }

    // Read again at each part, so that the links of a thousand parts are not kept.
    private HashSet<string> Links(ZipPart part) =>
        container.Find(Relationship.ListOf(part.Name)) is { } list ? [.. Relationship.Read(container, list).Where(r => r.IsExternal).Select(r => r.Id)] : [];

    private void Inspect(ZipPart part, bool isMain, string? type)
    {
        if (FileName.IsProgram(part.Extension) || (type is not null && AllowedParts.IsProgram(type)))
        {
            throw UnfitFileException.CarriesProgram();
        }

        if (type == AllowedParts.ChartData && chartData.Contains(part.Name))
        {
            InspectChartData(part);
        }
        else if (type is null ? !part.Name.StartsWith(Trash, StringComparison.OrdinalIgnoreCase) : !AllowedParts.IsTaken(type))
        {
            throw new UnfitFileException($"The document carries a part that is not taken ({part.Name}): another document, or something that no text needs. Save it without, or send it as PDF.");
        }
        else if (type is not null && AllowedParts.IsMarkup(type))
        {
            using var markup = new OfficeMarkup(isMain ? family : null, Links(part), container.Budget);
            container.Walk(part, markup.Visit);
            markup.End();
        }
        else if (Signatures.IsForeign(part.Head) || (type is not null && AllowedParts.IsPicture(type) && !Signatures.IsPicture(part.Head)))
        {
            throw UnfitFileException.CarriesProgram();
        }
        else if (Signatures.IsDrawing(part.Head))
        {
            container.Walk(part, node => DrawingMarkup.Visit(node, container.Budget), System.Xml.DtdProcessing.Ignore);
        }
    }

    private void InspectChartData(ZipPart part)
    {
        if (part.Length > MostChartData)
        {
            throw new UnfitFileException($"A chart in the document has a workbook of more than {new FileSize(MostChartData)} within it. Paste the chart as a picture.");
        }

        container.Budget.TakeLookedAt(part.Length);
        var bytes = new byte[part.Length];
        using var content = container.Read(part);
        content.ReadExactly(bytes);
        new OfficePackage(ZipContainer.Open(new MemoryStream(bytes), container.Budget), OfficeFamily.Workbook, isEmbedded: true).Inspect();
    }
}
