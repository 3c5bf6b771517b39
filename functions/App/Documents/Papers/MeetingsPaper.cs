using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>Attendance and quorum of each sitting, what it decided, and what was decided on the text.</summary>
internal static class MeetingsPaper
{
    public static Paper Of(MandateState current, Texts texts)
    {
        var sittings = current.Record.Meetings.OrderBy(m => m.HeldAt).ThenBy(m => m.Activity, StringComparer.Ordinal).ToArray();
        return PaperWords.Of(current, current.Plan.Symbol("doc.5"), texts["paper.meetings"],
        [
            new PaperTable(
                texts["paper.attendance"],
                [texts["paper.meeting"], texts["paper.present"], texts["paper.to-open"], texts["paper.to-decide"], texts["paper.states-present"]],
                [.. sittings.Select(m => Attendance(current, m, texts))]),
            new PaperTable(
                texts["paper.decisions"],
                [texts["paper.meeting"], texts["paper.decided"], texts["paper.how"], texts["paper.reservations"]],
                [.. sittings.SelectMany(m => m.Decisions.Select(d => Decision(current, m, d, texts)))]),
            new PaperTable(
                texts["paper.text-decisions"],
                [texts["paper.number"], texts["paper.meeting"], texts["paper.paragraph"], texts["paper.decided"], texts["paper.reservations"]],
                [.. current.Record.Decisions.OrderBy(d => d.Number).Select(d => OnText(current, d, texts))]),
        ], texts, sittings.Max(m => (Instant?)m.HeldAt));
    }

    private static PaperRun[] Attendance(MandateState current, MeetingRecord m, Texts texts)
    {
        var (opens, decides) = (current.Plan.Opens(m), current.Plan.Decides(m));
        return
        [
            $"{Name(current, m, texts)}\n{SummaryRecord.Symbol(current.Plan, current.Record, m)}\n{texts[$"paper-sitting.{m.Outcome}"]}",
            $"{Number(opens.Present)} / {Number(current.Plan.States.Count)}",
            $"{Number(opens.Needed)} {(opens.IsMet ? "✓" : "✗")}",
            $"{Number(decides.Needed)} {(decides.IsMet ? "✓" : "✗")}",
            PaperWords.States(current, current.Plan.States.Where(s => m.Present.Contains(s.Id)).Select(s => s.Id), texts),
        ];
    }

    private static PaperRun[] Decision(MandateState current, MeetingRecord m, Decision d, Texts texts) =>
    [
        Name(current, m, texts),
        string.Join("\n", new[]
        {
            texts[$"paper-decision.{d.Kind}"] + (d.IsTaken ? "" : $" – {texts["paper.not-carried"]}"),
            d.State is { } state ? PaperWords.State(current, state, texts) : "",
            d.Date is { } date ? PaperWords.Day(date, texts) : "",
            string.Join(", ", d.ViceChairs.Select(v => $"{v.Name} ({PaperWords.State(current, v.State, texts)})")),
        }.Where(line => line.Length > 0)),
        d.Vote is { } vote ? texts["paper.vote", vote.InFavour, vote.Against, vote.Abstaining] : texts["paper.consensus"],
        PaperWords.States(current, d.Reservations, texts),
    ];

    private static PaperRun[] OnText(MandateState current, NegotiationDecision d, Texts texts) =>
    [
        Number(d.Number),
        current.Plan.Activity(d.Meeting) is { } row ? $"{texts.Of(row.Kind)}\n{PaperWords.Day(current.Plan.Local(d.At).Date, texts)}" : d.Meeting,
        $"{d.Paragraph} ({texts["paper.version", d.Draft]})",
        string.Join("\n", new[]
        {
            d.Accept.Count > 0 ? $"{texts["paper-outcome.Accepted"]}: {string.Join(", ", d.Accept)}" : "",
            d.Reject.Count > 0 ? $"{texts["paper-outcome.Rejected"]}: {string.Join(", ", d.Reject)}" : "",
            d.Status is { } status ? texts[$"paper-agreed.{status}"] : "",
            d.Note ?? "",
        }.Where(line => line.Length > 0)),
        string.Join("\n", (d.Reservations ?? []).Select(r => $"{PaperWords.State(current, r.State, texts)}: {r.Text}")),
    ];

    private static string Name(MandateState current, MeetingRecord m, Texts texts) =>
        $"{(current.Plan.Activity(m.Activity) is { } row ? texts.Of(row.Kind) : m.Activity)}\n{PaperWords.Day(current.Plan.Local(m.HeldAt).Date, texts)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
