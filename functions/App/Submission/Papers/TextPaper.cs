using System.Globalization;
using Mandates.Domain.Drafts;
using Mandates.Domain.Negotiation;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Submission.Papers;

/// <summary>A text as it stands, numbered, with the reservations on it as footnotes.</summary>
internal static class TextPaper
{
    /// <param name="current">The mandate.</param>
    /// <param name="symbol">Of the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="reservationsOn">Those on a paragraph, by its id.</param>
    /// <param name="texts">The words around it.</param>
    public static Paper Of(CurrentMandate current, string symbol, DraftText text, Func<string, IReadOnlyList<Reservation>> reservationsOn, Texts texts)
    {
        var blocks = new List<PaperBlock>();
        var notes = new List<Reservation>();
        var number = 0;
        var title = text.Paragraphs is [{ Level: 1 } first, ..] ? first : null;
        foreach (var paragraph in text.Paragraphs.Skip(title is null ? 0 : 1))
        {
            if (paragraph.IsHeading)
            {
                blocks.Add(PaperWords.Heading(paragraph));
                continue;
            }

            var runs = new List<PaperRun> { paragraph.Text };
            foreach (var reservation in reservationsOn(paragraph.Id))
            {
                notes.Add(reservation);
                runs.Add(new($" ({notes.Count.ToString(CultureInfo.InvariantCulture)})", RunLook.Raised));
            }

            blocks.Add(new PaperText(runs, $"{(++number).ToString(CultureInfo.InvariantCulture)}."));
        }

        if (notes.Count > 0)
        {
            blocks.Add(new PaperHeading(1, texts["paper.reservations"]));
            blocks.AddRange(notes.Select((note, i) => PaperText.Of($"{PaperWords.State(current, note.State, texts)}: {note.Text}", $"({(i + 1).ToString(CultureInfo.InvariantCulture)})")));
        }

        return new(symbol, texts.Language, title is null ? PaperWords.Product(current, texts) : PaperWords.Heading(title).Text, PaperWords.Above(current, texts), blocks);
    }
}
