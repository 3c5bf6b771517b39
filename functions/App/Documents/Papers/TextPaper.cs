using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>A text as it stands, numbered, with the reservations on it as footnotes.</summary>
internal static class TextPaper
{
    /// <param name="current">The mandate.</param>
    /// <param name="symbol">Of the text.</param>
    /// <param name="original">The language that it was written in.</param>
    /// <param name="at">When it was published, or last changed.</param>
    /// <param name="text">The text, in the language of the paper as far as it has words in it.</param>
    /// <param name="reservationsOn">Those on a paragraph, by its id.</param>
    /// <param name="texts">The words around it.</param>
    public static Paper Of(MandateState current, string symbol, Language original, Instant at, IReadOnlyList<AlignedParagraph> text, Func<string, IReadOnlyList<Reservation>> reservationsOn, Texts texts)
    {
        var blocks = new List<PaperBlock>();
        var notes = new List<Reservation>();
        var number = 0;
        var title = text is [{ Original.Level: 1 } first, ..] ? first : null;
        foreach (var aligned in text.Skip(title is null ? 0 : 1))
        {
            var paragraph = Shown(aligned);
            if (paragraph.IsHeading)
            {
                blocks.Add(PaperWords.Heading(paragraph));
                continue;
            }

            var runs = new List<PaperRun> { paragraph.Text };
            if (aligned.State is AlignedState.Missing or AlignedState.OutOfDate)
            {
                runs.Add(new($" [{texts["paper.original", texts[$"written-in.{original.Code()}"]]}]", RunFormat.Remark));
            }

            foreach (var reservation in reservationsOn(paragraph.Id))
            {
                notes.Add(reservation);
                runs.Add(new($" ({notes.Count.ToString(CultureInfo.InvariantCulture)})", RunFormat.Raised));
            }

            blocks.Add(new PaperText(runs, $"{(++number).ToString(CultureInfo.InvariantCulture)}."));
        }

        if (notes.Count > 0)
        {
            blocks.Add(new PaperHeading(1, texts["paper.reservations"]));
            blocks.AddRange(notes.Select((note, i) => PaperText.Of($"{PaperWords.State(current, note.State, texts)}: {note.Text}", $"({(i + 1).ToString(CultureInfo.InvariantCulture)})")));
        }

        return PaperWords.Of(current, symbol, title is null ? PaperWords.Product(current, texts) : PaperWords.Heading(Shown(title)).Text, blocks, texts, at, original);
    }

    // Where the original has changed since it was translated, the original is printed.
    private static Paragraph Shown(AlignedParagraph aligned) =>
        aligned.State is AlignedState.Missing or AlignedState.OutOfDate ? aligned.Original : aligned.Original with { Text = aligned.Text! };
}
