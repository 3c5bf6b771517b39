using DiffPlex;

namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A change to a sequence of tokens: those from Start up to End become Text. An insertion ends where it starts.</summary>
public readonly record struct WordEdit(int Start, int End, string Text)
{
    public bool IsInsertion => Start == End;
}

/// <summary>Which words differ between two wordings.</summary>
public static class WordDiff
{
    // The time to compare grows with the square of the differences; beyond this limit the texts are treated as different as a whole.
    private const int MostTokens = 2_000;

    private static readonly Chunker ByToken = new();

    /// <summary>Words, spaces and signs; joined, they are the text again.</summary>
    public static string[] Tokens(string text)
    {
        var tokens = new List<string>((text.Length / 3) + 1);
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsWhiteSpace(text[start]))
            {
                end = Last(text, end, char.IsWhiteSpace);
            }
            else if (IsOfWord(text[start]))
            {
                end = Last(text, end, IsOfWord);
            }
            else if (char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
            {
                // A surrogate pair is not split.
                end++;
            }

            tokens.Add(end - start == 1 && text[start] == ' ' ? " " : text[start..end]);
            start = end;
        }

        return [.. tokens];
    }

    /// <summary>The words alone, in lower case.</summary>
    public static IEnumerable<string> Words(string text) =>
        Tokens(text).Where(t => char.IsLetterOrDigit(t[0])).Select(t => t.ToLowerInvariant());

    /// <summary>Whether two texts differ in nothing but spaces.</summary>
    public static bool Same(string one, string other) =>
        Tokens(one).Where(t => !char.IsWhiteSpace(t[0])).SequenceEqual(Tokens(other).Where(t => !char.IsWhiteSpace(t[0])), StringComparer.Ordinal);

    /// <summary>The changes from one sequence of tokens to another, in order; changes that only a space separates are one change.</summary>
    public static IReadOnlyList<WordEdit> Edits(string[] from, string[] to)
    {
        var same = 0;
        while (same < Math.Min(from.Length, to.Length) && from[same] == to[same])
        {
            same++;
        }

        var end = 0;
        while (end < Math.Min(from.Length, to.Length) - same && from[^(end + 1)] == to[^(end + 1)])
        {
            end++;
        }

        var (old, now) = (from[same..^end], to[same..^end]);
        if (old.Length == 0 || now.Length == 0 || old.Length + now.Length > MostTokens)
        {
            return old.Length + now.Length == 0 ? [] : [new(same, same + old.Length, string.Concat(now))];
        }

        var blocks = Differ.Instance.CreateDiffs(string.Concat(old), string.Concat(now), ignoreWhiteSpace: false, ignoreCase: false, ByToken).DiffBlocks;
        var edits = new List<WordEdit>();
        foreach (var block in blocks)
        {
            var (start, cancellationToken) = (same + block.DeleteStartA, same + block.DeleteStartA + block.DeleteCountA);
            var text = string.Concat(now.AsSpan(block.InsertStartB, block.InsertCountB));
            if (edits.Count > 0 && from[edits[^1].End..start].All(string.IsNullOrWhiteSpace))
            {
                var last = edits[^1];
                edits[^1] = new(last.Start, cancellationToken, last.Text + string.Concat(from[last.End..start]) + text);
            }
            else
            {
                edits.Add(new(start, cancellationToken, text));
            }
        }

        return edits;
    }

    private sealed class Chunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Tokens(text);
    }

    private static int Last(string text, int end, Func<char, bool> isPart)
    {
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '\'' or '’' or '-'
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
