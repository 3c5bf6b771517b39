namespace Mandates.Pages.Negotiation;

/// <summary>The three ways in which the negotiating text is read.</summary>
public enum TextView
{
    All,
    Clean,
    Changes,
}

/// <summary>Which part of the negotiating text is asked for.</summary>
/// <param name="View">With all proposals, clean, or what changed.</param>
/// <param name="OnlyOpen">Only what is not agreed.</param>
/// <param name="At">Id of a paragraph whose part of a long text is wanted.</param>
public sealed record AskedText(TextView View, bool OnlyOpen, string? At);

/// <summary>The negotiating text, or the part of it that is shown.</summary>
public sealed record ShownText
{
    // The markup around a paragraph and around a line of it.
    private const int ParagraphWeighs = 500;
    private const int LineWeighs = 250;

    public required Draft Draft { get; init; }
    public required AskedText Asked { get; init; }
    public required int OpenBrackets { get; init; }

    /// <summary>How many numbered paragraphs have each status.</summary>
    public required IReadOnlyDictionary<ParagraphStatus, int> Counts { get; init; }

    public required int ToReanchor { get; init; }
    public required IReadOnlyList<NegotiatedParagraph> Paragraphs { get; init; }
    public required IReadOnlyList<Footnote> Footnotes { get; init; }
    public required IReadOnlyList<SlicePage> Pages { get; init; }

    public static ShownText Of(WorkingText working, AskedText asked)
    {
        var text = NegotiatingText.Of(working);
        var status = working.Paragraphs.ToDictionary(p => p.Id, p => p.Status, StringComparer.Ordinal);
        var open = text.Lines.Where(l => l.OpenBrackets > 0).Select(l => l.Paragraph).ToHashSet(StringComparer.Ordinal);
        NegotiatedParagraph[] shown = [.. All(working, text, asked.View)
            .Where(p => !asked.OnlyOpen || open.Contains(p.Of) || (!p.IsHeading && status.GetValueOrDefault(p.Of) == ParagraphStatus.Open))];
        var slices = Slices.Of([.. shown.Select(Weight)]);
        var here = slices.FirstOrDefault(s => shown[s].Any(p => p.Of == asked.At || p.Id == asked.At), slices[0]);
        var notes = shown[here].SelectMany(p => p.Lines).SelectMany(l => l.Footnotes).ToHashSet();
        return new()
        {
            Draft = working.Draft,
            Asked = asked,
            OpenBrackets = text.OpenBrackets,
            Counts = Enum.GetValues<ParagraphStatus>().ToDictionary(s => s, s => working.Paragraphs.Count(p => !p.Paragraph.IsHeading && p.Status == s)),
            ToReanchor = working.Contributions.Count(c => c.Standing == Standing.ToReanchor),
            Paragraphs = shown[here],
            Footnotes = [.. text.Footnotes.Where(n => notes.Contains(n.Number))],
            Pages = shown.Length == 0 ? [] : [.. slices.Select(s => new SlicePage(shown[s][0].Id, Label(shown[s]), s.Equals(here)))],
        };
    }

    private static IEnumerable<NegotiatedParagraph> All(WorkingText working, NegotiatingText text, TextView view)
    {
        if (view == TextView.All)
        {
            var lines = text.Lines.ToLookup(l => l.Paragraph);
            return working.Paragraphs.Select(p => new NegotiatedParagraph(p.Id, p.Id, lines[p.Id].First().Label, p.Status, [.. lines[p.Id]], []));
        }

        var number = 0;
        var parents = working.Paragraphs.SelectMany(p => p.NewTexts.Select(n => (Id: WorkingParagraph.NewId(n.Id), Of: p.Id))).ToDictionary(n => n.Id, n => n.Of, StringComparer.Ordinal);
        var draft = new DraftText([.. working.Paragraphs.Select(p => p.Paragraph)]);
        var clean = working.Clean;
        var changes = view == TextView.Clean
            ? clean.Paragraphs.Select(p => new ChangedParagraph(p.Id, ChangeKind.Same, [new(p.IsHeading ? p.Text.TrimStart('#').TrimStart() : p.Text, ChangeKind.Same)]))
            : ChangedParagraph.Between(draft, clean);
        return changes.Select(c => new NegotiatedParagraph(
            c.Paragraph,
            parents.GetValueOrDefault(c.Paragraph, c.Paragraph),
            (clean.Find(c.Paragraph) ?? draft.Find(c.Paragraph))!.IsHeading ? null : c.Change == ChangeKind.Removed ? "–" : $"{++number}",
            working.Find(c.Paragraph)?.Status ?? ParagraphStatus.Agreed,
            [],
            c.Words));
    }

    private static int Weight(NegotiatedParagraph paragraph) => ParagraphWeighs
        + paragraph.Lines.Sum(l => LineWeighs + l.Passages.Sum(p => p.Text.Length + p.Alternatives.Sum(a => a.Text.Length + LineWeighs)))
        + paragraph.Words.Sum(w => w.Text.Length + 20);

    private static string Label(NegotiatedParagraph[] slice) =>
        (slice.FirstOrDefault(p => !p.IsHeading)?.Label, slice.LastOrDefault(p => !p.IsHeading)?.Label) is var (first, last) && first == last ? first ?? "§" : $"{first}–{last}";
}

/// <summary>A paragraph in one of the three views: the lines of it with all proposals, its clean words, or what changed.</summary>
/// <param name="Id">Its id, or of an accepted new text the id that it will have.</param>
/// <param name="Of">Id of the paragraph of the draft that it is, or follows.</param>
/// <param name="Label">Its number; null for a heading.</param>
/// <param name="Status">Whether it is agreed.</param>
/// <param name="Lines">With all proposals.</param>
/// <param name="Words">Clean, or with what changed.</param>
public sealed record NegotiatedParagraph(
    string Id, string Of, string? Label, ParagraphStatus Status, IReadOnlyList<NegotiatingLine> Lines, IReadOnlyList<ChangedWords> Words)
{
    public bool IsHeading => Label is null;

    /// <summary>Nothing is to be decided on it.</summary>
    public bool IsUntouchedHeading => IsHeading && Lines.Sum(line => line.OpenBrackets) == 0;

    public string Name => Label ?? Of;
}
