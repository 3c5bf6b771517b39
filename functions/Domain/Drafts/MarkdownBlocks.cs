using System.Text.RegularExpressions;

namespace Mandates.Domain.Drafts;

/// <summary>A paragraph as it stands in a Markdown file, with the mark that it bears, if any.</summary>
internal sealed record MarkdownBlock(string Text, string? Mark);

/// <summary>
/// Where paragraphs begin and end in Markdown. Nothing else of Markdown is understood: a draft is made of words, and a
/// parser that took some of them for links or comments would lose them.
/// </summary>
internal static partial class MarkdownBlocks
{
    public static IReadOnlyList<MarkdownBlock> Of(string markdown)
    {
        var blocks = new List<MarkdownBlock>();
        var open = new List<string>();
        var isList = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            var isItem = Number.IsMatch(line) && (open.Count == 0 || isList);
            if (string.IsNullOrWhiteSpace(line) || isItem || Heading.IsMatch(line))
            {
                Close();
                isList = isItem;
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                open.Add(line);
            }

            if (Heading.IsMatch(line))
            {
                Close();
            }
        }

        Close();
        return blocks;

        void Close()
        {
            // The number is the paragraph's place, which changes when others come before it.
            var text = Number.Replace(string.Join('\n', open).Trim(), "");
            var mark = TakeMark(ref text);
            if (text.Length > 0)
            {
                blocks.Add(new(text, mark));
            }

            open.Clear();
        }
    }

    // The last one holds; what is marked twice is no other paragraph for it.
    private static string? TakeMark(ref string text)
    {
        string? mark = null;
        while (text.EndsWith('}') && text.LastIndexOf("{#", StringComparison.Ordinal) is var at and >= 0 && Id.IsMatch(text.AsSpan(at + 2, text.Length - at - 3)))
        {
            mark ??= text[(at + 2)..^1];
            text = text[..at].TrimEnd();
        }

        return mark;
    }

    [GeneratedRegex(@"^(?:[ \t]*[0-9]{1,3}[.)][ \t]+)+(?=\S)")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^[ \t]*#{1,6}(?:[ \t]|$)")]
    private static partial Regex Heading { get; }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex Id { get; }
}
