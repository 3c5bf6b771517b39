using Mandates.Pages.Documents;

namespace Mandates.Pages.Negotiation;

/// <summary>
/// Writes the lines of the negotiating text for pages and papers: words, brackets and who wants them, as the plan's house
/// does. A line on which nothing is open has no marks, and whoever wants a bracket's words is named in it.
/// </summary>
public sealed class LineWriter(WorkPlan plan, Texts t)
{
    private bool NamesFirst => plan.Papers?.Brackets == BracketStyle.StatesBefore;

    /// <summary>The words of a line without its number and footnotes.</summary>
    public IReadOnlyList<PaperRun> Write(NegotiatingLine line)
    {
        PaperRun[] words = [.. line.Passages.SelectMany((passage, i) => Passage(passage, isBare: i == 0 && line.Label is null))];
        if (words.All(run => run.Text.Length == 0))
        {
            words = [new($"({t["negotiation.deleted"]})", RunFormat.Remark)];
        }

        return line.IsBracketed ? Bracketed(words, line.By, line.DeletedBy) : words;
    }

    /// <summary>What stands under a line, where the plan says how its house prints papers: where it was agreed, and what was noted.</summary>
    public IEnumerable<string> Notes(NegotiatingLine line, MandateRecord record)
    {
        if (plan.Papers is null)
        {
            yield break;
        }

        if (line.Agreement?.Day(plan, record) is { } day)
        {
            yield return $"({t[$"paragraph-agreed.{Words.Camel(line.Status)}", t.LongDate(day)]})";
        }

        if (line.Note is { } note)
        {
            yield return $"({note.Trim()})";
        }
    }

    // A heading is shown without the signs that make it one.
    private PaperRun[] Passage(Passage passage, bool isBare)
    {
        if (passage.Alternatives.Count == 0)
        {
            return [isBare ? passage.Text.TrimStart('#').TrimStart() : passage.Text];
        }

        var marks = OpenPassage.Of(passage);
        PaperRun[][] options =
        [
            .. marks.Text.Length > 0 ? [Bracketed([marks.Text], [], marks.DeletedBy)] : Array.Empty<PaperRun[]>(),
            .. marks.Others.Select(other => Bracketed([other.Text], other.States, [])),
        ];
        return [marks.Before, .. options.SelectMany((option, i) => i == 0 ? option : [" ", .. option]), marks.After];
    }

    private PaperRun[] Bracketed(PaperRun[] words, IReadOnlyList<StateId> by, IReadOnlyList<StateId> deletedBy)
    {
        string[] who =
        [
            .. by.Count > 0 ? [Names(by)] : Array.Empty<string>(),
            .. deletedBy.Count > 0 ? [t[NamesFirst ? "negotiation.delete-before" : "negotiation.delete", Names(deletedBy)]] : Array.Empty<string>(),
        ];
        PaperRun[] marked = who.Length == 0 ? words
            : NamesFirst ? [new(t["text.pair", string.Join("; ", who), ""], RunFormat.Remark), .. words]
            : [.. words, new(string.Concat(who.Select(w => $" – {w}")), RunFormat.Remark)];
        return [new("[", RunFormat.Strong), .. marked, new("]", RunFormat.Strong)];
    }

    private string Names(IEnumerable<StateId> states) =>
        string.Join(", ", states.Select(state => NamesFirst ? StateCode.Of(state) : plan.State(state)?.Names[t.Language] ?? state));
}
