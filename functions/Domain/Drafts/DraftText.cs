using System.Text.Json.Serialization;

namespace Mandates.Domain.Drafts;

/// <summary>The text of one draft version, paragraph by paragraph.</summary>
public sealed record DraftText(IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>
    /// Reads Markdown: blank lines, headings and numbered items part the paragraphs. Their ids are those they are marked with,
    /// as in <c>To act. {#p7}</c>; without a mark, those of the version before if the words are the same or alike.
    /// </summary>
    /// <param name="markdown">The text.</param>
    /// <param name="before">The version before.</param>
    /// <param name="taken">The ids of all earlier versions: none is given to another paragraph again.</param>
    /// <exception cref="FormatException">Two paragraphs bear the same mark.</exception>
    public static DraftText Parse(string markdown, DraftText? before = null, IEnumerable<string>? taken = null)
    {
        var blocks = MarkdownBlocks.Of(markdown);
        if (blocks.Select(b => b.Mark).OfType<string>().CountBy(mark => mark).FirstOrDefault(mark => mark.Value > 1).Key is { } twice)
        {
            throw new FormatException($"The mark {{#{twice}}} stands at more than one paragraph. Leave it at one; the others get ids of their own.");
        }

        return new([.. ParagraphIds.Of(blocks, before?.Paragraphs ?? [], taken ?? []).Zip(blocks, (id, block) => new Paragraph(id, block.Text))]);
    }

    [JsonIgnore]
    public string Markdown => string.Join("\n\n", Paragraphs.Select(p => p.Text)) + "\n";

    /// <summary>With each paragraph's mark: published again, or translated, they keep their ids.</summary>
    [JsonIgnore]
    public string MarkedMarkdown => string.Join("\n\n", Paragraphs.Select(p => $"{p.Text} {{#{p.Id}}}")) + "\n";

    [JsonIgnore]
    public string Sha256 => Paragraph.Hash(Markdown);

    public Paragraph? Find(string id) => Paragraphs.FirstOrDefault(p => p.Id == id);
}
