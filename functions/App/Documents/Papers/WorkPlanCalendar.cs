using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The calendar of a work plan as its source has it: month by month, each day with its topics as lines.</summary>
internal static class WorkPlanCalendar
{
    private sealed record Line(LocalDate? Date, LocalTime? Time, string What);

    /// <summary>Rows of two cells, among them one with the name of each month.</summary>
    public static IReadOnlyList<IReadOnlyList<PaperRun>> Rows(WorkPlan plan, Texts texts)
    {
        var rows = new List<IReadOnlyList<PaperRun>>();
        YearMonth? month = null;
        foreach (var (place, line) in InOrder(plan, texts))
        {
            if (place is { } day && month != day.ToYearMonth())
            {
                month = day.ToYearMonth();
                rows.Add([new(day.ToString("MMMM uuuu", texts.Culture).ToUpper(texts.Culture), RunFormat.Strong), ""]);
            }

            rows.Add([When(line, texts), line.What]);
        }

        return rows;
    }

    // By date, the states' own deadlines among the rest; a row without a date stays behind the one that it follows in the plan.
    private static IEnumerable<(LocalDate? Place, Line Line)> InOrder(WorkPlan plan, Texts texts)
    {
        LocalDate? last = null;
        return plan.Activities.Select(row => new Line(row.Date, row.Time, What(plan, row, texts))).Select(line => (Place: last = line.Date ?? last, line))
            .Concat(plan.ExtendedDeadlines().Select(d => ((LocalDate?)d.Date, new Line(d.Date, null, texts["revise.own-deadline", plan.State(d.State!.Value)!.Names[texts.Language]] + Since(d.Since, texts)))))
            .OrderBy(placed => placed.Item1);
    }

    private static string When(Line line, Texts texts) =>
        line.Date is { } date ? texts.LongDate(date) + (line.Time is { } time ? $", {time.ToString("HH:mm", texts.Culture)}" : "") : "";

    private static string What(WorkPlan plan, Activity row, Texts texts)
    {
        var kind = row.IsMeeting ? texts.Of(row.Kind).ToUpper(texts.Culture) : texts.Of(row.Kind);
        var topics = row.Topics.Select(topic => $"• {plan.Translate(texts.Language, topic.Text)}");
        return string.Join('\n', row.Cancelled ? topics.Prepend($"✕ {texts["text.pair", texts["revise.cancelled"], kind]}") : row.IsMeeting || row.Topics.Count == 0 ? topics.Prepend(kind) : topics) + Since(row.Since, texts);
    }

    private static string Since(int revision, Texts texts) => revision == 0 ? "" : $"\n({texts["paper.revision", revision]})";
}
