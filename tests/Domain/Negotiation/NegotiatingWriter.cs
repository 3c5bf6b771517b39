using System.Globalization;

namespace Mandates.Domain.Tests.Negotiation;

/// <summary>The negotiating text in plain characters, to be compared with a file: <c>[cooperation] [coordination – Mexico]</c>.</summary>
internal static class NegotiatingWriter
{
    /// <param name="text">What is written.</param>
    /// <param name="nameOf">The name of a state.</param>
    public static string Write(NegotiatingText text, Func<StateId, string> nameOf)
    {
        var written = new StringBuilder();
        foreach (var line in text.Lines)
        {
            written.Append(Line(line, nameOf)).Append("\n\n");
        }

        foreach (var note in text.Footnotes)
        {
            written.Append(CultureInfo.InvariantCulture, $"({note.Number}) {nameOf(note.State)} reserved its position: {VisibleText.Of(note.Text)}\n");
        }

        return written.ToString();
    }

    private static string Line(NegotiatingLine line, Func<StateId, string> nameOf)
    {
        var words = string.Concat(line.Passages.Select(p => Passage(p, nameOf)));
        var text = (line.Label is { } label ? $"{label}. " : "") + (words.Length == 0 ? "(deleted)" : words);
        if (line.IsBracketed)
        {
            var by = line.By.Count > 0 ? $" – {Names(line.By, nameOf)}" : line.DeletedBy.Count > 0 ? $" – delete: {Names(line.DeletedBy, nameOf)}" : "";
            text = $"[{text}{by}]";
        }

        return text + string.Concat(line.Footnotes.Select(n => string.Create(CultureInfo.InvariantCulture, $" ({n})"))) + line.Status switch
        {
            ParagraphStatus.Agreed => " {agreed}",
            ParagraphStatus.AgreedAdReferendum => " {agreed ad referendum}",
            _ => "",
        };
    }

    private static string Passage(Passage passage, Func<StateId, string> nameOf)
    {
        if (passage.Alternatives.Count == 0)
        {
            return VisibleText.Of(passage.Text);
        }

        var marks = OpenPassage.Of(passage);
        var deleted = marks.DeletedBy.Count > 0 ? $" – delete: {Names(marks.DeletedBy, nameOf)}" : "";
        string[] all =
        [
            .. marks.Text.Length > 0 ? new[] { $"[{VisibleText.Of(marks.Text)}{deleted}]" } : [],
            .. marks.Others.Select(a => $"[{VisibleText.Of(a.Text)} – {Names(a.States, nameOf)}]"),
        ];
        return $"{marks.Before}{string.Join(' ', all)}{marks.After}";
    }

    private static string Names(IEnumerable<StateId> states, Func<StateId, string> nameOf) => string.Join(", ", states.Select(nameOf));
}
