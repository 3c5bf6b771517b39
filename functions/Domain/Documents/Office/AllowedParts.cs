using System.Collections.Frozen;

namespace Mandates.Domain.Documents.Office;

/// <summary>
/// What may be in an Office document: the content types and relationships that Word, Excel, LibreOffice, Google Docs and
/// WPS write into documents without programs (ECMA-376 part 1, 15; MS-DOCX, MS-XLSX, MS-ODRAWXML). Anything else is refused.
/// </summary>
internal static class AllowedParts
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Package = "application/vnd.openxmlformats-package.";
    private const string Microsoft = "application/vnd.ms-";

    private static readonly string[] Programs = ["macroenabled", "vba", "activex", "oleobject", "macrosheet", "attachedtoolbars", "userform", "dialogsheet", "executable", "x-msdownload", "javascript"];

    private static readonly FrozenSet<string> Types = new[]
    {
        Of(Package, "core-properties+xml relationships+xml digital-signature-origin digital-signature-xmlsignature+xml digital-signature-certificate"),
        Of(Office, "extended-properties+xml custom-properties+xml customxmlproperties+xml theme+xml themeoverride+xml vmldrawing obfuscatedfont drawing+xml"),
        Of(Office + "drawingml.", "chart+xml chartshapes+xml diagramdata+xml diagramlayout+xml diagramstyle+xml diagramcolors+xml"),
        Of(Office + "wordprocessingml.", """
            document.main+xml document.glossary+xml styles+xml settings+xml websettings+xml fonttable+xml numbering+xml footnotes+xml endnotes+xml header+xml footer+xml
            comments+xml commentsextended+xml commentsids+xml commentsextensible+xml people+xml printersettings
            """),
        Of(Office + "spreadsheetml.", """
            sheet.main+xml worksheet+xml chartsheet+xml styles+xml sharedstrings+xml calcchain+xml comments+xml table+xml tablesinglecells+xml pivottable+xml
            pivotcachedefinition+xml pivotcacherecords+xml sheetmetadata+xml usernames+xml revisionheaders+xml revisionlog+xml printersettings customproperty
            """),
        Of(Microsoft + "word.", "styleswitheffects+xml people+xml commentsextended+xml keymapcustomizations+xml"),
        Of(Microsoft + "office.", "drawingml.diagramdrawing+xml chartstyle+xml chartcolorstyle+xml chartex+xml classificationlabels+xml featurepropertybag+xml model3d+xml intelligence+xml intelligence2+xml"),
        Of(Microsoft + "excel.", """
            person+xml threadedcomments+xml slicer+xml slicercache+xml timeline+xml timelinecache+xml rdarray+xml rdrichvalue+xml rdrichvaluestructure+xml
            rdrichvaluetypes+xml richstyles+xml rdsupportingpropertybag+xml rdsupportingpropertybagstructure+xml richvaluerel+xml controlproperties+xml namedsheetviews+xml
            """),
        Of("application/", """
            xml x-fontdata x-font-ttf x-font-otf font-sfnt binary inkml+xml x-emf x-wmf vnd.ms-package.obfuscated-opentype
            vnd.wps-officedocument.cellimage+xml
            """),
        Of("", "text/xml model/gltf.binary font/ttf font/otf"),
    }.SelectMany(types => types).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Relations = """
        officedocument core-properties coreproperties extended-properties extendedproperties custom-properties customproperties thumbnail origin signature certificate styles styleswitheffects styleswithteffects settings websettings fonttable
        numbering footnotes endnotes header footer comments commentsextended commentsids commentsextensible people person theme themeoverride image hdphoto hyperlink font customxml
        customxmlprops glossarydocument chart chartex chartusershapes chartstyle chartcolorstyle diagramdata diagramlayout diagramquickstyle diagramcolors diagramdrawing
        drawing vmldrawing legacydiagramtext printersettings keymapcustomizations model3d classificationlabels featurepropertybag worksheet chartsheet sharedstrings calcchain
        sheetmetadata table tablesinglecells pivottable pivotcachedefinition pivotcacherecords threadedcomment slicer slicercache timeline timelinecache rdarray rdrichvalue
        rdrichvaluestructure rdrichvaluetypes richstyles rdsupportingpropertybag rdsupportingpropertybagstructure richvaluerel richvaluerelationship customproperty revisionheaders revisionlog
        usernames namedsheetview intelligence intelligence2 ctrlprop cellimage workbookmetadata xmlmaps
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The content type of a workbook that a chart has within it.</summary>
    public const string ChartData = Office + "spreadsheetml.sheet";

    public static bool IsProgram(string type) => Programs.Any(program => type.Contains(program, StringComparison.Ordinal));

    public static bool IsTaken(string type) => Types.Contains(type) || IsPicture(type);

    public static bool IsPicture(string type) => type.StartsWith("image/", StringComparison.Ordinal) || type is "application/x-emf" or "application/x-wmf";

    public static bool IsMarkup(string type) => !IsPicture(type) && (type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("/xml", StringComparison.Ordinal) || type == Office + "vmldrawing");

    public static bool IsChart(string? type) => type is Office + "drawingml.chart+xml" or Microsoft + "office.chartex+xml";

    /// <param name="kind">The last segment of a relationship's type, in lower case.</param>
    public static bool IsTakenRelation(string kind) => Relations.Contains(kind);

    private static IEnumerable<string> Of(string prefix, string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => prefix + name);
}
