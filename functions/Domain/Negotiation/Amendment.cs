using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;

namespace Mandates.Domain.Negotiation;

/// <summary>A proposed amendment as the changes it makes to the words of its paragraph.</summary>
internal sealed record Amendment(StandingContribution Source, IReadOnlyList<WordEdit> Edits, bool IsRewrite)
{
    /// <summary>By where an edit begins; what is inserted comes before what is replaced there.</summary>
    public static readonly Comparer<WordEdit> ByPlace = Comparer<WordEdit>.Create((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));

    public bool IsAccepted => Source.Standing == Standing.Accepted;

    public static Amendment Of(string[] words, StandingContribution source)
    {
        var edits = WordDiff.Edits(words, WordDiff.Tokens(source.Text));
        var gone = edits.Sum(edit => words[edit.Start..edit.End].Count(IsWord));
        var isRewrite = 2 * gone > words.Count(IsWord);
        return new(source, isRewrite ? [new(0, words.Length, source.Text)] : edits, isRewrite);
    }

    /// <summary>Whether both change the same place, so that only one can be had.</summary>
    public static bool Meet(WordEdit one, WordEdit other)
    {
        var (first, next) = ByPlace.Compare(one, other) <= 0 ? (one, other) : (other, one);
        return next.Start < first.End || (next.Start == first.End && (first.IsInsertion || next.IsInsertion));
    }

    public bool CollidesWith(Amendment other) => Edits.Any(mine => other.Edits.Any(theirs => mine != theirs && Meet(mine, theirs)));

    private static bool IsWord(string token) => char.IsLetterOrDigit(token[0]);
}
