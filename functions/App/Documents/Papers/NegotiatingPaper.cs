using Mandates.Functions.Record;
using Mandates.Pages.Documents;
using Mandates.Pages.Negotiation;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The negotiating text as it goes into a room: brackets, bis and ter, who wants what, footnotes. The names of states are in the language of the paper.</summary>
internal static class NegotiatingPaper
{
    public static Paper Of(MandateState current, WorkingText working, NegotiatingText text, Texts texts) =>
        PaperWords.Of(current, working.Draft.Symbol, texts["paper.negotiating-text"],
        [
            PaperText.Hint(texts["paper.brackets", text.OpenBrackets]),
            .. text.Lines.Select((line, i) => (PaperBlock)(line.Label is null && line is { IsBracketed: false } && working.Find(line.Paragraph) is { Paragraph: { IsHeading: true } heading } && Words(line) == heading.Text
                ? PaperWords.Heading(heading)
                : new PaperText([.. Runs(current, line, texts)], line.Label is null ? null : $"{line.Label}."))),
            .. text.Footnotes.Count == 0 ? Array.Empty<PaperBlock>() : [new PaperHeading(1, texts["paper.reservations"])],
            .. text.Footnotes.Select(note => PaperText.Of($"{PaperWords.State(current, note.State, texts)}: {note.Text}", $"({Number(note.Number)})")),
        ], texts, PaperWords.LastChange(current, working.Draft), working.Draft.Language);

    private static IEnumerable<PaperRun> Runs(MandateState current, NegotiatingLine line, Texts texts)
    {
        var writer = new LineWriter(current.Plan, texts);
        foreach (var run in writer.Write(line))
        {
            yield return run;
        }

        foreach (var note in line.Footnotes)
        {
            yield return new($" ({Number(note)})", RunFormat.Raised);
        }

        string[] notes = [.. writer.Notes(line, current.Record)];
        if (line.Status != ParagraphStatus.Open && (current.Plan.Papers is null || line.Agreement is null))
        {
            yield return new($"  {texts[$"paper-agreed.{line.Status}"]}", RunFormat.Remark);
        }

        foreach (var note in notes)
        {
            yield return new($"\n{note}", RunFormat.Remark);
        }
    }

    private static string Words(NegotiatingLine line) => string.Concat(line.Passages.Select(p => p.Text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
