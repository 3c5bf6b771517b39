using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Word;

/// <summary>How our Word documents look: one serif face, headings that a contents list can find, room to read.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Hint = "Hint";
    public const string Above = "MandatesAbove";
    public const string Numbered = "Numbered";
    public const string Cell = "Cell";

    public static string Heading(int level) => $"Heading{level}";

    public static string Contents(int level) => $"TOC{level}";

    /// <summary>How words look beside their paragraph's style; null for those that look like it.</summary>
    public static RunProperties? Of(RunFormat look) => look switch
    {
        RunFormat.Strong => new(new Bold()),
        RunFormat.Remark => new(new Italic(), new Color { Val = "57606A" }, new FontSize { Val = "19" }),
        RunFormat.Raised => new(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
        RunFormat.Code => new(new RunFonts { Ascii = "Consolas", HighAnsi = "Consolas" }, new FontSize { Val = "17" }),
        _ => null,
    };

    public static Styles All(Language language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Cambria", HighAnsi = "Cambria", ComplexScript = "Cambria" }, new FontSize { Val = "22" }, new Languages { Val = Texts.In(language).Culture.Name })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, isDefault: true),
        Paragraph(Above, "Above", new(new Color { Val = "57606A" }, new FontSize { Val = "20" }), after: "0", isCentred: true),
        Paragraph(Title, "Title", new(new Bold(), new FontSize { Val = "32" }), before: "240", after: "300", isCentred: true),
        Paragraph(Cell, "Cell", new(new FontSize { Val = "19" }), after: "20"),
        Paragraph(Numbered, "Numbered", null, indent: "680", hanging: "680"),
        Paragraph(Hint, "Hint", new(new Italic(), new Color { Val = "57606A" }, new FontSize { Val = "19" })),
        Paragraph(Heading(1), "heading 1", new(new Bold(), new Color { Val = "0B5394" }, new FontSize { Val = "28" }), outline: 0, before: "360"),
        Paragraph(Heading(2), "heading 2", new(new Bold(), new FontSize { Val = "24" }), outline: 1, before: "240"),
        Paragraph(Heading(3), "heading 3", new(new Bold(), new Color { Val = "57606A" }, new FontSize { Val = "22" }), outline: 2, before: "160"),
        Paragraph(Contents(1), "toc 1", null, after: "40"),
        Paragraph(Contents(2), "toc 2", null, after: "40", indent: "360"));

    private static Style Paragraph(
        string id, string name, StyleRunProperties? run, bool isDefault = false, int? outline = null, string? before = null, string? after = null, string? indent = null, string? hanging = null,
        bool isCentred = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null)
        {
            paragraph.Append(new KeepNext());
        }

        if (before is not null || after is not null)
        {
            paragraph.Append(new SpacingBetweenLines { Before = before ?? "0", After = after ?? "120" });
        }

        if (indent is not null)
        {
            paragraph.Append(hanging is null ? new Indentation { Left = indent } : new Indentation { Left = indent, Hanging = hanging });
        }

        if (isCentred)
        {
            paragraph.Append(new Justification { Val = JustificationValues.Center });
        }

        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" });
        }

        style.Append(new PrimaryStyle(), paragraph);
        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }
}
