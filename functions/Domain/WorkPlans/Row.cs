namespace Mandates.Domain.WorkPlans;

/// <summary>A row of the calendar that was not cancelled, with its place in the file.</summary>
internal sealed record Row(Activity Activity, string Path)
{
    /// <summary>Such as "the formal meeting of 29 March 2012"; without a date, "the preparation of the draft".</summary>
    public Sentence Name => Activity.Date is { } date ? (Sentence)$"{PlanWords.The(Activity.Kind)} of {date}" : PlanWords.The(Activity.Kind);

    public bool Has(TopicPurpose purpose) => Activity.Topics.Any(t => t.Purpose == purpose);

    /// <summary>Whether delegations need the draft in hand there.</summary>
    public bool TakesUpTheDraft => Has(TopicPurpose.PresentDraft) || Has(TopicPurpose.NegotiateDraft) || Has(TopicPurpose.ApproveResolution);

    /// <summary>A notice period that is not observed: an error where the plan refuses it, else a remark.</summary>
    public Finding ShortNotice(NoticePeriod period, Sentence sentence) => period.Refuses
        ? Error("short-notice", $"{sentence} Choose a later day, or change the notice period.")
        : Remark("short-notice", $"{sentence} The calendar prevails: the meeting keeps its day.");

    public Finding Error(string code, Sentence message) => Finding.Error(code, Path, message);

    public Finding Remark(string code, Sentence message) => Finding.Remark(code, Path, message);
}

internal static class Calendar
{
    public static IEnumerable<Row> Rows(this WorkPlan plan) =>
        plan.Activities.Select((a, i) => new Row(a, $"$.activities[{i}]")).Where(row => !row.Activity.Cancelled);

    public static IEnumerable<Row> Rows(this WorkPlan plan, ActivityKind kind) =>
        plan.Rows().Where(row => row.Activity.Kind == kind);

    public static LocalDate? DateOf(this WorkPlan plan, ActivityKind kind) => plan.SingleOf(kind)?.Date;
}
