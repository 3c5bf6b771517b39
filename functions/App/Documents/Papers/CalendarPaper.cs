using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The calendar as it was proposed, as it came to be in force, and as it happened; then each revision with its reason.</summary>
internal static class CalendarPaper
{
    public static IReadOnlyList<CalendarLine> Lines(WorkPlan proposal, MandateState current) =>
    [
        .. current.Plan.Activities.Select(row => new CalendarLine(
            row.Id, row.Kind, proposal.Activity(row.Id)?.Date, row.Date, current.Record.HappenedAt(current.Plan, row), row.Cancelled, row.Since)),
    ];

    public static Paper Of(WorkPlan proposal, MandateState current, Texts texts) =>
        PaperWords.Of(current, current.Plan.Symbol("doc.6"), texts["paper.calendar"],
        [
            new PaperTable(
                texts["paper.calendar"],
                [texts["paper.activity"], texts["paper.planned"], texts["paper.in-force"], texts["paper.happened"]],
                [.. Lines(proposal, current).Select(line => (IReadOnlyList<PaperRun>)
                [
                    texts.Of(line.Kind) + (line.Cancelled ? $"\n{texts["paper.cancelled", line.Since]}" : line.Since > 0 ? $"\n{texts["paper.revision", line.Since]}" : ""),
                    line.Planned is { } planned ? PaperWords.Day(planned, texts) : "–",
                    line.InForce is { } day && !line.Cancelled ? PaperWords.Day(day, texts) : "–",
                    line.Happened is { } at ? PaperWords.Moment(current, at, texts) : "–",
                ])]),
            new PaperTable(
                texts["paper.revisions"],
                [texts["paper.number"], texts["paper.kept"], texts["paper.reason"], texts["paper.decided"]],
                [.. current.Record.Revisions.OrderBy(r => r.Number).Select(r => (IReadOnlyList<PaperRun>)
                    [r.Number.ToString(texts.Culture), PaperWords.Moment(current, r.At, texts), r.Reason, r.Decision ?? "–"])]),
            PaperText.Hint(texts["paper.zone", texts.ZoneOf(current.Plan)]),
        ], texts, at: null);
}

/// <summary>A row of the calendar: planned in revision 0, in force at the end, and when it happened.</summary>
public sealed record CalendarLine(string Activity, ActivityKind Kind, NodaTime.LocalDate? Planned, NodaTime.LocalDate? InForce, NodaTime.Instant? Happened, bool Cancelled, int Since);
