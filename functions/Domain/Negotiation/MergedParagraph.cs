using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>
/// A paragraph with all its amendments. Those that change different words stand in one text, regardless of the order in which
/// they came; those that change the same words stand side by side.
/// </summary>
/// <param name="Text">The words with what was accepted.</param>
/// <param name="Passages">The words, with what is open between them.</param>
/// <param name="Rewrites">Open amendments that leave less than half of the words: alternatives to the whole.</param>
internal sealed record MergedParagraph(string Text, IReadOnlyList<Passage> Passages, IReadOnlyList<StandingContribution> Rewrites)
{
    public static MergedParagraph Of(string text, IReadOnlyList<StandingContribution> amendments)
    {
        if (amendments.Count == 0)
        {
            return new(text, [new(text, [])], []);
        }

        var words = WordDiff.Tokens(text);
        var all = amendments.Select(a => Amendment.Of(words, a)).ToArray();
        var accepted = all.Where(a => a.IsAccepted).ToArray();
        return new(
            Apply(words, 0, words.Length, accepted.SelectMany(a => a.Edits)),
            PassagesOf(words, accepted, [.. all.Where(a => a is { IsAccepted: false, IsRewrite: false })]),
            [.. all.Where(a => a is { IsAccepted: false, IsRewrite: true }).Select(a => a.Source)]);
    }

    /// <summary>Two amendments of one paragraph that cannot both be accepted: they change the same words in different ways.</summary>
    public static (StandingContribution, StandingContribution)? Collision(string text, IReadOnlyList<StandingContribution> amendments)
    {
        var words = WordDiff.Tokens(text);
        var all = amendments.Select(a => Amendment.Of(words, a)).ToArray();
        foreach (var (i, one) in all.Index())
        {
            if (all.Skip(i + 1).FirstOrDefault(other => other.CollidesWith(one)) is { } other)
            {
                return (one.Source, other.Source);
            }
        }

        return null;
    }

    private static List<Passage> PassagesOf(string[] words, Amendment[] accepted, Amendment[] open)
    {
        var passages = new List<Passage>();
        var at = 0;
        foreach (var span in Spans(accepted.Concat(open).SelectMany(a => a.Edits)))
        {
            Add(string.Concat(words.AsSpan(at, span.Start - at)), []);
            var alternatives = open.Where(a => a.Edits.Any(span.Edits.Contains)).GroupBy(Reading, StringComparer.Ordinal);
            var now = Apply(words, span.Start, span.End, accepted.SelectMany(a => a.Edits).Where(span.Edits.Contains));
            Add(now, [.. alternatives.Where(a => a.Key != now).Select(a => new Alternative(a.Key, [.. a.SelectMany(x => x.Source.States).Distinct()]))]);
            at = span.End;

            string Reading(Amendment amendment) => Apply(words, span.Start, span.End,
                amendment.Edits.Concat(accepted.Where(a => !a.CollidesWith(amendment)).SelectMany(a => a.Edits)).Where(span.Edits.Contains));
        }

        Add(string.Concat(words.AsSpan(at)), []);
        return passages;

        void Add(string text, IReadOnlyList<Alternative> alternatives)
        {
            if (alternatives.Count == 0 && passages.Count > 0 && passages[^1].Alternatives.Count == 0)
            {
                passages[^1] = new(passages[^1].Text + text, []);
            }
            else if (text.Length > 0 || alternatives.Count > 0)
            {
                passages.Add(new(text, alternatives));
            }
        }
    }

    // The parts of the paragraph in which edits overlap; no two parts overlap.
    private static List<Span> Spans(IEnumerable<WordEdit> edits)
    {
        var spans = new List<Span>();
        foreach (var edit in edits.Order(Amendment.ByPlace))
        {
            if (spans.Count > 0 && spans[^1].Meets(edit))
            {
                spans[^1].Edits.Add(edit);
                spans[^1] = spans[^1] with { End = Math.Max(spans[^1].End, edit.End) };
            }
            else
            {
                spans.Add(new(edit.Start, edit.End, [edit]));
            }
        }

        return spans;
    }

    private static string Apply(string[] words, int start, int end, IEnumerable<WordEdit> edits)
    {
        var text = new StringBuilder();
        // Accepted edits do not overlap; those that are only considered may.
        foreach (var edit in edits.Distinct().Order(Amendment.ByPlace).Where(edit => edit.Start >= start))
        {
            text.AppendJoin("", words.AsSpan(start, edit.Start - start)).Append(edit.Text);
            start = edit.End;
        }

        return text.AppendJoin("", words.AsSpan(start, end - start)).ToString();
    }

    private sealed record Span(int Start, int End, HashSet<WordEdit> Edits)
    {
        public bool Meets(WordEdit next) => Edits.Any(edit => Amendment.Meet(edit, next));
    }
}

/// <summary>A piece of a paragraph: its words, and what open amendments want instead; without these it is not open.</summary>
public sealed record Passage(string Text, IReadOnlyList<Alternative> Alternatives);

/// <summary>Other words, empty to delete, and the states that want them.</summary>
public sealed record Alternative(string Text, IReadOnlyList<StateId> States);
