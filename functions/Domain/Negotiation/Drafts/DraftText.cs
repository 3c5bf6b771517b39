namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>The text of one draft version, paragraph by paragraph.</summary>
public sealed record DraftText(IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>The longest paragraph: an amendment must be able to repeat it whole.</summary>
    public const int MostCharacters = 10_000;

    /// <summary>
    /// Reads Markdown: blank lines, headings and numbered items part the paragraphs. Their ids are those they are marked with,
    /// as in <c>To act. {#p7}</c>; without a mark, those of the version before if the words are the same or alike.
    /// </summary>
    /// <param name="markdown">The text.</param>
    /// <param name="before">The version before.</param>
    /// <param name="taken">The ids of all earlier versions: none is given to another paragraph again.</param>
    /// <exception cref="UnfitTextException">Two paragraphs bear the same mark, or one is too long.</exception>
    public static DraftText Parse(string markdown, DraftText? before = null, IEnumerable<string>? taken = null) =>
        Of(Blocks(markdown), before, taken);

    /// <summary>The paragraphs of a Markdown file.</summary>
    public static IReadOnlyList<DraftBlock> Blocks(string markdown) => MarkdownBlocks.Of(markdown);

    /// <summary>As <see cref="Parse"/>, of what was read from another kind of file.</summary>
    public static DraftText Of(IReadOnlyList<DraftBlock> blocks, DraftText? before, IEnumerable<string>? taken)
    {
        if (blocks.Select(b => b.Mark).OfType<string>().CountBy(mark => mark).FirstOrDefault(mark => mark.Value > 1).Key is { } twice)
        {
            throw new UnfitTextException($"The mark {Mark(twice)} is on more than one paragraph. Keep it on one; the others get ids of their own.");
        }

        if (blocks.Index().FirstOrDefault(b => b.Item.Text.Length > MostCharacters) is { Item: { } longest } at)
        {
            throw new UnfitTextException($"Paragraph {at.Index + 1} has {longest.Text.Length} characters; keep each within {MostCharacters}.");
        }

        return new([.. ParagraphIds.Of(blocks, before?.Paragraphs ?? [], taken ?? []).Zip(blocks, (id, block) => new Paragraph(id, block.Text))]);
    }

    [JsonIgnore]
    public string Markdown => string.Join("\n\n", Paragraphs.Select(p => p.Text)) + "\n";

    /// <summary>With each paragraph's mark: published again, or translated, they keep their ids.</summary>
    [JsonIgnore]
    public string MarkedMarkdown => string.Join("\n\n", Paragraphs.Select(p => $"{p.Text} {Mark(p.Id)}")) + "\n";

    [JsonIgnore]
    public string Sha256 => Paragraph.Hash(Markdown);

    public Paragraph? Find(string id) => Paragraphs.FirstOrDefault(p => p.Id == id);

    /// <summary>As a paragraph bears its id.</summary>
    internal static string Mark(string id) => $"{{#{id}}}";
}
