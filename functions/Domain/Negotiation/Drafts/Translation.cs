namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A draft version in another language. Immutable; a corrected one is a further number of the same.</summary>
public sealed record Translation
{
    public required int Draft { get; init; }
    public required Language Language { get; init; }

    /// <summary>1 for the first; those after it correct it.</summary>
    public required int Number { get; init; }

    public required string Symbol { get; init; }
    public required Instant PublishedAt { get; init; }

    /// <summary>Hash of its words under their ids.</summary>
    public required string Sha256 { get; init; }

    public SourceFile? Source { get; init; }

    /// <summary>Such as <c>AG-DEC-66/doc.1 rev.1 (fr) corr.1</c>.</summary>
    public static string SymbolOf(Draft draft, Language language, int number) =>
        $"{draft.Symbol} ({language.Code()}){(number == 1 ? "" : $" corr.{number - 1}")}";
}

/// <summary>The words of a translation, paragraph by paragraph.</summary>
public sealed record TranslatedText(IReadOnlyList<TranslatedParagraph> Paragraphs)
{
    [JsonIgnore]
    public string Sha256 => Paragraph.Hash(string.Concat(Paragraphs.Select(p => $"{p.Id}|{p.Base}|{p.Text}\n")));

    /// <summary>Aligns what was read from a file with the original: by its marks, or, when it bears none and has as many paragraphs, by their order.</summary>
    /// <exception cref="UnfitTextException">It cannot be aligned.</exception>
    public static TranslatedText Of(IReadOnlyList<DraftBlock> blocks, DraftText original)
    {
        if (blocks.All(b => b.Mark is null))
        {
            return blocks.Count == original.Paragraphs.Count
                ? new([.. blocks.Zip(original.Paragraphs, Aligned)])
                : throw new UnfitTextException($"It has {blocks.Count} paragraphs and the original {original.Paragraphs.Count}. Mark each with the id of its original, as in {DraftText.Mark(original.Paragraphs[0].Id)}, to leave some out.");
        }

        if (blocks.Index().Where(b => b.Item.Mark is null).ToArray() is [var bare, ..])
        {
            throw new UnfitTextException($"Paragraph {bare.Index + 1} has no mark; mark all of them, or none.");
        }

        if (blocks.Select(b => b.Mark!).Where(mark => original.Find(mark) is null).ToArray() is { Length: > 0 } strange)
        {
            throw new UnfitTextException($"The original has no paragraph {string.Join(", ", strange.Select(mark => $"'{mark}'"))}; leave out what it does not have.");
        }

        return blocks.CountBy(b => b.Mark!).FirstOrDefault(mark => mark.Value > 1).Key is { } twice
            ? throw new UnfitTextException($"The mark {DraftText.Mark(twice)} is on more than one paragraph.")
            : new([.. blocks.Select(b => Aligned(b, original.Find(b.Mark!)!))]);
    }

    private static TranslatedParagraph Aligned(DraftBlock block, Paragraph original)
    {
        var level = new Paragraph("", block.Text).Level;
        var was = original.IsHeading ? (Sentence)$"a heading of level {original.Level}" : "no heading";
        return level != original.Level
            ? throw new UnfitTextException($"'{original.Id}' is {was} in the original; it must be the same in the translation.")
            : block.Text.Length > DraftText.MostCharacters
            ? throw new UnfitTextException($"'{original.Id}' has {block.Text.Length} characters; keep each paragraph within {DraftText.MostCharacters}.")
            : new(original.Id, block.Text, original.Sha256);
    }
}

/// <param name="Id">Id of the paragraph that it translates.</param>
/// <param name="Text">Its words.</param>
/// <param name="Base">Hash of the original's words that were translated.</param>
public sealed record TranslatedParagraph(string Id, string Text, string Base);
