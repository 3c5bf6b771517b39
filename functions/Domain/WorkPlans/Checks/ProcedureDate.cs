namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>What one or more procedures state about a day, beside the rows that the calendar has on it.</summary>
internal sealed record ProcedureDate(
    ActivityKind Kind, LocalDate Date, int? Ordinal, TopicPurpose? Purpose, string Path, IReadOnlyList<int> Procedures, IReadOnlyList<Row> MeetingsThatDay)
{
    public bool IsMeeting => Kind is ActivityKind.FormalMeeting or ActivityKind.InformalMeeting;

    /// <summary>Such as "Procedures 5 and 7 give".</summary>
    public Sentence Who => Procedures.Count == 1
        ? (Sentence)$"Procedure {Procedures[0]} gives"
        : $"Procedures {Procedures.Select(number => (Sentence)$"{number}").ToArray()} give";

    public Finding Remark(string code, Sentence message) => Finding.Remark(code, Path, message);

    public static IEnumerable<ProcedureDate> OneByOne(WorkPlan plan) =>
        from procedure in plan.Procedures.Select((p, i) => (p.Number, p.Dates, Path: $"$.procedures[{i}]"))
        from stated in procedure.Dates.Select((d, i) => (Date: d, Path: $"{procedure.Path}.dates[{i}]"))
        select new ProcedureDate(
            stated.Date.Kind, stated.Date.Date, stated.Date.Ordinal, stated.Date.Purpose, stated.Path, [procedure.Number],
            [.. plan.Rows().Where(row => row.Activity.IsMeeting && row.Activity.Date == stated.Date.Date)]);

    /// <summary>Procedures that state the same are named together, at the place of the first.</summary>
    public static IEnumerable<ProcedureDate> Together(WorkPlan plan) =>
        OneByOne(plan).GroupBy(s => (s.Kind, s.Date))
            .Select(same => same.First() with { Procedures = [.. same.SelectMany(s => s.Procedures).Distinct()] });
}
