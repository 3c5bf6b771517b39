using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>What was published in the community and stands, in the order of its numbers.</summary>
internal static class InformationPaper
{
    public static Paper Of(MandateState current, IReadOnlyList<Information> standing, Texts texts) =>
        PaperWords.Of(current, current.Plan.Symbol("INF"), texts["information.title"],
        [
            new PaperTable(
                texts["information.title"],
                [texts["paper.state"], texts["information.kind"], texts["paper.title"], texts["paper.file"]],
                [.. standing.Select(i => Row(current, i, texts))]),
        ], texts, standing.Max(i => (Instant?)i.At));

    private static PaperRun[] Row(MandateState current, Information information, Texts texts) =>
    [
        $"{(information.State is { } state ? PaperWords.State(current, state, texts) : texts[$"role.{Words.Camel(information.Office ?? PublishingOffice.Secretariat)}"])}\n{PaperWords.Day(current.Plan.Local(information.At).Date, texts)}",
        $"{information.Symbol(current.Plan)}\n{texts[$"information-kind.{Words.Camel(information.Kind)}"]}",
        information.Titles.For(texts.Language, information.Language).Text,
        information.File?.Name ?? information.Link ?? "",
    ];
}
