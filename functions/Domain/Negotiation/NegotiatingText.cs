using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>
/// The draft as it is negotiated: open language in brackets with those who want it, alternatives and new texts as bis and
/// ter, reservations as footnotes. It does not depend on the order in which the contributions came.
/// </summary>
/// <param name="Lines">The paragraphs, each followed by its alternatives and by what is to come after it.</param>
/// <param name="Footnotes">The reservations, by number.</param>
public sealed record NegotiatingText(IReadOnlyList<NegotiatingLine> Lines, IReadOnlyList<Footnote> Footnotes)
{
    /// <summary>Pairs of brackets; none in a text on which nothing is open.</summary>
    public int OpenBrackets => Lines.Sum(line => line.OpenBrackets);

    public static NegotiatingText Of(WorkingText working)
    {
        // Comparing words takes most of the time, and the paragraphs do not depend on each other.
        Parallel.ForEach(working.Paragraphs, paragraph => paragraph.Merge());

        var footnotes = new List<Footnote>();
        var lines = new List<NegotiatingLine>();
        var (number, ordinal) = (0, 1);
        foreach (var paragraph in working.Paragraphs)
        {
            if (!paragraph.Paragraph.IsHeading)
            {
                (number, ordinal) = (number + 1, 1);
            }

            var notes = paragraph.Reservations.Select((r, i) => new Footnote(footnotes.Count + i + 1, r.State, r.Text)).ToArray();
            footnotes.AddRange(notes);
            lines.Add(NegotiatingLine.Of(paragraph, paragraph.Paragraph.IsHeading ? null : Ordinals.Label(number, 1), notes));
            lines.AddRange(Alternatives(paragraph).Select(a => a with { Label = paragraph.Paragraph.IsHeading ? null : Ordinals.Label(number, ++ordinal) }));
            lines.AddRange(NewTexts(paragraph).Select(n => n with { Label = Ordinals.Label(number, ++ordinal) }));
        }

        return new(lines, footnotes);
    }

    private static IEnumerable<NegotiatingLine> Alternatives(WorkingParagraph paragraph) =>
        paragraph.Merged.Rewrites.Where(r => r.Text.Length > 0).GroupBy(r => r.Text, StringComparer.Ordinal)
            .Select(same => NegotiatingLine.Proposed(paragraph.Id, [.. same]));

    private static IEnumerable<NegotiatingLine> NewTexts(WorkingParagraph paragraph) =>
        paragraph.NewTexts.GroupBy(n => (n.Text, IsAccepted: n.Standing == Standing.Accepted))
            .Select(same => NegotiatingLine.Proposed(paragraph.Id, [.. same]));
}

/// <summary>A reservation as it is printed.</summary>
public sealed record Footnote(int Number, StateId State, string Text);
