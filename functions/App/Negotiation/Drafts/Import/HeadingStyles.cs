using DocumentFormat.OpenXml.Wordprocessing;
using Mandates.Functions.Documents.Word;

namespace Mandates.Functions.Negotiation.Drafts.Import;

/// <summary>Which paragraph styles are headings; word processors name them in their own language.</summary>
internal sealed class HeadingStyles(Styles? styles)
{
    private readonly Dictionary<string, Style> known = (styles?.Elements<Style>() ?? []).Where(s => s.StyleId?.Value is not null)
        .DistinctBy(s => s.StyleId!.Value).ToDictionary(s => s.StyleId!.Value!, StringComparer.Ordinal);

    /// <summary>1 for the title and the highest headings; 0 for a paragraph.</summary>
    public int Level(ParagraphProperties? paragraph, bool hasTitle)
    {
        if (paragraph?.OutlineLevel?.Val?.Value is { } own and >= 0 and < 6)
        {
            return own + 1;
        }

        var id = paragraph?.ParagraphStyleId?.Val?.Value ?? "";
        var style = known.GetValueOrDefault(id);
        var name = style?.StyleName?.Val?.Value ?? id;
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var level = name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : style?.StyleParagraphProperties?.OutlineLevel?.Val?.Value + 1 ?? 0;
        return level is < 1 or > 6 ? 0 : Math.Min(6, level + (hasTitle ? 1 : 0));
    }

    /// <summary>Our own documents name their owner above the title; that line is not part of the text.</summary>
    public static bool IsAbove(ParagraphProperties? paragraph) => paragraph?.ParagraphStyleId?.Val?.Value == WordStyles.Above;

    public bool IsTitle(ParagraphProperties? paragraph) =>
        (known.GetValueOrDefault(paragraph?.ParagraphStyleId?.Val?.Value ?? "")?.StyleName?.Val?.Value ?? "").Equals("title", StringComparison.OrdinalIgnoreCase);
}
