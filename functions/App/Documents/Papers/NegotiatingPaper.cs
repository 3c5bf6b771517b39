using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The negotiating text as it goes into a room: brackets, bis and ter, who wants what, footnotes. The names of states are in the language of the paper.</summary>
internal static class NegotiatingPaper
{
    public static Paper Of(MandateState current, WorkingText working, NegotiatingText text, Texts texts) =>
        new(working.Draft.Symbol, texts.Language, texts["paper.negotiating-text"], PaperWords.Above(current, texts),
        [
            PaperText.Hint(texts["paper.brackets", text.OpenBrackets]),
            .. text.Lines.Select((line, i) => (PaperBlock)(line.Label is null && line is { IsBracketed: false } && working.Find(line.Paragraph) is { Paragraph: { IsHeading: true } heading } && Words(line) == heading.Text
                ? PaperWords.Heading(heading)
                : new PaperText([.. Runs(current, line, texts)], line.Label is null ? null : $"{line.Label}."))),
            .. text.Footnotes.Count == 0 ? Array.Empty<PaperBlock>() : [new PaperHeading(1, texts["paper.reservations"])],
            .. text.Footnotes.Select(note => PaperText.Of($"{PaperWords.State(current, note.State, texts)}: {note.Text}", $"({Number(note.Number)})")),
        ]);

    private static IEnumerable<PaperRun> Runs(MandateState current, NegotiatingLine line, Texts texts)
    {
        if (line.IsBracketed)
        {
            yield return Bracket("[");
        }

        foreach (var run in line.Passages.SelectMany(p => Passage(current, p, texts)))
        {
            yield return run;
        }

        if (Words(line).Length == 0 && line.Passages.All(p => p.Alternatives.Count == 0))
        {
            yield return new(texts["paper.deletion"], RunFormat.Remark);
        }

        if (line.IsBracketed)
        {
            yield return new(By(current, line.By, texts) + Deleted(current, line.DeletedBy, texts), RunFormat.Remark);
            yield return Bracket("]");
        }

        foreach (var note in line.Footnotes)
        {
            yield return new($" ({Number(note)})", RunFormat.Raised);
        }

        if (line.Status != ParagraphStatus.Open)
        {
            yield return new($"  {texts[$"paper-agreed.{line.Status}"]}", RunFormat.Remark);
        }
    }

    private static IEnumerable<PaperRun> Passage(MandateState current, Passage passage, Texts texts)
    {
        if (passage.Alternatives.Count == 0)
        {
            return [passage.Text];
        }

        var marks = OpenPassage.Of(passage);
        var options = new List<PaperRun[]>();
        if (marks.Text.Length > 0)
        {
            options.Add([Bracket("["), marks.Text, new(Deleted(current, marks.DeletedBy, texts), RunFormat.Remark), Bracket("]")]);
        }

        options.AddRange(marks.Others.Select(a => new[] { Bracket("["), a.Text, new(By(current, a.States, texts), RunFormat.Remark), Bracket("]") }));
        return [marks.Before, .. options.SelectMany((option, i) => i == 0 ? option : [" ", .. option]), marks.After];
    }

    private static string By(MandateState current, IReadOnlyList<StateId> states, Texts texts) =>
        states.Count == 0 ? "" : $" – {PaperWords.States(current, states, texts)}";

    private static string Deleted(MandateState current, IReadOnlyList<StateId> states, Texts texts) =>
        states.Count == 0 ? "" : $" – {texts["paper.delete", PaperWords.States(current, states, texts)]}";

    private static PaperRun Bracket(string bracket) => new(bracket, RunFormat.Strong);

    private static string Words(NegotiatingLine line) => string.Concat(line.Passages.Select(p => p.Text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
