using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>Everything that was contributed and what became of it, in the order in which it was made.</summary>
internal static class ContributionsPaper
{
    public static Paper Of(MandateState current, IReadOnlyList<StandingContribution> contributions, Texts texts) =>
        PaperWords.Of(current, current.Plan.Symbol("doc.4"), texts["paper.contributions"],
        [
            PaperText.Of(string.Join(" · ", contributions.GroupBy(c => c.Standing).OrderBy(g => g.Key).Select(g => $"{texts[$"paper-outcome.{g.Key}"]}: {g.Count().ToString(texts.Culture)}"))),
            new PaperTable(
                texts["paper.contributions"],
                [texts["paper.state"], texts["paper.paragraph"], texts["paper.text"], texts["paper.outcome"]],
                [.. contributions.Select(c => Row(current, c, texts))]),
        ], texts, contributions.Max(c => (Instant?)c.Contribution.At));

    private static PaperRun[] Row(MandateState current, StandingContribution c, Texts texts) =>
    [
        $"{PaperWords.State(current, c.Contribution.State, texts)}\n{PaperWords.Day(current.Plan.Local(c.Contribution.At).Date, texts)}"
            + (c.Supporters.Count == 0 ? "" : $"\n{texts["paper.supported", PaperWords.States(current, c.Supporters, texts)]}"),
        $"{texts[$"paper-kind.{c.Contribution.Kind}"]}\n{c.Contribution.Paragraph} ({texts["paper.version", c.Contribution.Draft]})\n{c.Id}",
        (c.Text.Length == 0 ? texts["paper.deletion"] : c.Text) + (c.Contribution.Rationale is { Length: > 0 } why ? $"\n– {why}" : ""),
        texts[$"paper-outcome.{c.Standing}"] + (c.Decision is { } number ? $"\n{texts["paper.decision", number.ToString(CultureInfo.InvariantCulture)]}" : ""),
    ];
}
