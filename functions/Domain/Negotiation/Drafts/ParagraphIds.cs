namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>Which id each paragraph of a new version has.</summary>
internal static class ParagraphIds
{
    // Below this share more of the words are new than old, and it is another paragraph.
    private const double Alike = 0.5;

    public static string[] Of(IReadOnlyList<DraftBlock> blocks, IReadOnlyList<Paragraph> before, IEnumerable<string> taken)
    {
        var ids = blocks.Select(b => b.Mark).ToArray();
        var left = before.Where(p => !ids.Contains(p.Id)).ToList();
        var same = left.GroupBy(p => p.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<Paragraph>(g), StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] is null && same.TryGetValue(blocks[i].Text, out var there) && there.TryDequeue(out var old))
            {
                ids[i] = old.Id;
            }
        }

        var changed = left.Where(p => !ids.Contains(p.Id)).Select(p => (p.Id, Words: WordsOf(p.Text))).ToList();
        for (var i = 0; i < ids.Length && changed.Count > 0; i++)
        {
            if (ids[i] is null && WordsOf(blocks[i].Text) is var words && changed.MaxBy(p => Share(words, p.Words)) is var best && Share(words, best.Words) >= Alike)
            {
                ids[i] = best.Id;
                changed.Remove(best);
            }
        }

        var used = taken.Concat(before.Select(p => p.Id)).Concat(ids.OfType<string>()).ToHashSet(StringComparer.Ordinal);
        var next = used.Select(NumberOf).DefaultIfEmpty(0).Max() + 1;
        return [.. ids.Select(id => id ?? string.Create(CultureInfo.InvariantCulture, $"p{next++}"))];
    }

    private static HashSet<string> WordsOf(string text) => WordDiff.Words(text).ToHashSet(StringComparer.Ordinal);

    // The Dice coefficient of the two sets of words: 1 when they are the same, 0 when they share none.
    private static double Share(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static int NumberOf(string id) =>
        id[0] == 'p' && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
