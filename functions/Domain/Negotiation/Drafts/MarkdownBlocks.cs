using System.Text.RegularExpressions;

namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>
/// Where paragraphs begin and end in Markdown. Nothing else of Markdown is understood: a draft is made of words, and a
/// parser that took some of them for links or comments would lose them.
/// </summary>
internal static partial class MarkdownBlocks
{
    public static IReadOnlyList<DraftBlock> Of(string markdown)
    {
        var blocks = new List<DraftBlock>();
        var open = new List<string>();
        var isList = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            var isItem = DraftBlock.Number.IsMatch(line) && (open.Count == 0 || isList);
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
            if (DraftBlock.Of(string.Join('\n', open)) is { } block)
            {
                blocks.Add(block);
            }

            open.Clear();
        }
    }

    [GeneratedRegex(@"^[ \t]*#{1,6}(?:[ \t]|$)")]
    private static partial Regex Heading { get; }
}
