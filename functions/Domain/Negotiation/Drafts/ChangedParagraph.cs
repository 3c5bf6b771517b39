namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A paragraph of one version held against another: the same, changed, added or removed, with the words that make it so.</summary>
public sealed record ChangedParagraph(string Paragraph, ChangeKind Change, IReadOnlyList<ChangedWords> Words)
{
    /// <summary>All paragraphs of the later version in its order, each removed one after those it stood behind.</summary>
    public static IReadOnlyList<ChangedParagraph> Between(DraftText before, DraftText after)
    {
        var kept = after.Paragraphs.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var removedAfter = before.Paragraphs.Index().Where(p => !kept.Contains(p.Item.Id))
            .ToLookup(p => before.Paragraphs.Take(p.Index).LastOrDefault(q => kept.Contains(q.Id))?.Id ?? "", p => p.Item);
        var old = before.Paragraphs.ToDictionary(p => p.Id, p => p.Text, StringComparer.Ordinal);
        return
        [
            .. removedAfter[""].Select(Removed),
            .. after.Paragraphs.SelectMany(p => removedAfter[p.Id].Select(Removed).Prepend(
                old.TryGetValue(p.Id, out var was) ? Compared(p.Id, was, p.Text) : new(p.Id, ChangeKind.Added, [new(p.Text, ChangeKind.Added)]))),
        ];
    }

    /// <summary>What one wording makes of another, word by word.</summary>
    public static IReadOnlyList<ChangedWords> Of(string before, string after) => Compared("", before, after).Words;

    private static ChangedParagraph Removed(Paragraph paragraph) =>
        new(paragraph.Id, ChangeKind.Removed, [new(paragraph.Text, ChangeKind.Removed)]);

    private static ChangedParagraph Compared(string id, string before, string after)
    {
        if (before == after)
        {
            return new(id, ChangeKind.Same, [new(after, ChangeKind.Same)]);
        }

        var tokens = WordDiff.Tokens(before);
        var words = new List<ChangedWords>();
        var at = 0;
        foreach (var edit in WordDiff.Edits(tokens, WordDiff.Tokens(after)))
        {
            Add(string.Concat(tokens.AsSpan(at, edit.Start - at)), ChangeKind.Same);
            Add(string.Concat(tokens.AsSpan(edit.Start, edit.End - edit.Start)), ChangeKind.Removed);
            Add(edit.Text, ChangeKind.Added);
            at = edit.End;
        }

        Add(string.Concat(tokens.AsSpan(at)), ChangeKind.Same);
        return new(id, ChangeKind.Changed, words);

        void Add(string text, ChangeKind change)
        {
            if (text.Length > 0)
            {
                words.Add(new(text, change));
            }
        }
    }
}

/// <summary>Words that are the same, added or removed.</summary>
public sealed record ChangedWords(string Text, ChangeKind Change);

[JsonConverter(typeof(CamelCaseEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    Same,
    Changed,
    Added,
    Removed,
}
