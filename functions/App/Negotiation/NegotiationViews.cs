using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation;

namespace Mandates.Functions.Negotiation;

/// <summary>What of the negotiating text somebody asks to see.</summary>
/// <param name="View">With all proposals, clean, or what changed.</param>
/// <param name="OnlyOpen">Only what is not agreed.</param>
/// <param name="At">Id of a paragraph whose part of a long text is wanted.</param>
public sealed record AskedText(TextView View, bool OnlyOpen, string? At);

/// <summary>The negotiating text in the three ways in which it is read, part by part.</summary>
public sealed class NegotiationViews(RequestAccess access, NegotiatingTextStore negotiation, MandateClock clock)
{
    // The markup around a paragraph and around a line of it.
    private const int ParagraphWeighs = 500;
    private const int LineWeighs = 250;

    /// <summary>Null while there is no draft.</summary>
    public async Task<NegotiationReading?> ReadAsync(MandateState current, AskedText asked, Texts texts, CancellationToken cancellationToken)
    {
        if (current.Record.Drafts.Count == 0)
        {
            return null;
        }

        var working = await negotiation.ReadAsync(current, cancellationToken);
        var text = NegotiatingText.Of(working);
        var status = working.Paragraphs.ToDictionary(p => p.Id, p => p.Status, StringComparer.Ordinal);
        var open = text.Lines.Where(l => l.OpenBrackets > 0).Select(l => l.Paragraph).ToHashSet(StringComparer.Ordinal);
        NegotiatedParagraph[] all = [.. Paragraphs(working, text, asked.View)];
        NegotiatedParagraph[] shown = [.. all.Where(p => !asked.OnlyOpen || open.Contains(p.Of) || (!p.IsHeading && status.GetValueOrDefault(p.Of) == ParagraphStatus.Open))];
        var slices = Slices.Of([.. shown.Select(Weight)]);
        var here = slices.FirstOrDefault(s => shown[s].Any(p => p.Of == asked.At || p.Id == asked.At), slices[0]);
        var notes = shown[here].SelectMany(p => p.Lines).SelectMany(l => l.Footnotes).ToHashSet();
        var takes = ContributionWindow.Of(current.Plan, current.Record).IsOpenAt(clock.Now);
        return new()
        {
            Mandate = current.Id,
            Instrument = current.Plan.Mandate.Instrument,
            Product = current.Plan.In(texts.Language, current.Plan.Mandate.Product),
            Draft = working.Draft,
            View = asked.View,
            OnlyOpen = asked.OnlyOpen,
            OpenBrackets = text.OpenBrackets,
            Counts = Enum.GetValues<ParagraphStatus>().ToDictionary(s => s, s => working.Paragraphs.Count(p => !p.Paragraph.IsHeading && p.Status == s)),
            ToReanchor = working.Contributions.Count(c => c.Standing == Standing.ToReanchor),
            Omitted = await negotiation.OmittedAsync(current, cancellationToken),
            TakesContributions = takes,
            Paragraphs = shown[here],
            Footnotes = [.. text.Footnotes.Where(n => notes.Contains(n.Number))],
            Pages = shown.Length == 0 ? [] : [.. slices.Select(s => new SlicePage(shown[s][0].Id, Label(shown[s]), s.Equals(here)))],
            NameOf = id => current.Plan.State(id)?.Names[texts.Language] ?? id,
            MayDecide = (access.Caller.Roles & (CallerRoles.Secretariat | CallerRoles.Chair)) != 0 && current.Record.Reached(current.Plan, Milestone.ResolutionApproved) is null,
            MayContribute = access.Caller.IsParticipant && takes,
        };
    }

    private static IEnumerable<NegotiatedParagraph> Paragraphs(WorkingText working, NegotiatingText text, TextView view)
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
