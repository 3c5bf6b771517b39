using Mandates.Functions.Record;
using Mandates.Pages.Documents;
using Mandates.Pages.WorkPlans;

namespace Mandates.Functions.Documents.Papers;

/// <summary>A revision of the work plan as the working group has it before it: the mandate, the working procedures, who signs, the calendar, how it was adopted, and what the revision changed.</summary>
internal static class WorkPlanPaper
{
    /// <summary>The symbol of a revision; the calendar as it happened is doc.6.</summary>
    public static string Symbol(MandateState current, int revision) =>
        current.Plan.Symbol("doc.7") + (revision == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" rev.{revision}"));

    /// <param name="current">The mandate, with the revision that is printed as its plan.</param>
    /// <param name="before">The revision before it; null for the proposal.</param>
    /// <param name="texts">The language.</param>
    public static Paper Of(MandateState current, WorkPlan? before, Texts texts)
    {
        var plan = current.Plan;
        return PaperWords.Of(current, Symbol(current, plan.Revision), texts["work-plan.title"],
        [
            .. Standing(current, texts),
            .. Mandate(current, texts),
            new PaperHeading(1, $"II. {texts["work-plan.procedures"]}"),
            PaperText.Of(texts["work-plan.intro", PaperWords.Product(current, texts)]),
            .. plan.Procedures.OrderBy(p => p.Number).Select(p => Rule(current, p, texts)),
            .. Signature(current, texts),
            new PaperHeading(1, $"III. {texts["work-plan.calendar"]}"),
            new PaperTable(plan.Translate(texts.Language, plan.WorkingGroup.Titles[0]), [texts["revise.date"], texts["work-plan.topic"]], WorkPlanCalendar.Rows(plan, texts), IsFirstNarrow: true),
            .. Note(current, texts),
            .. Changes(current, before, texts),
        ], texts, current.Record.RevisedAt(plan.Revision), Language.English);
    }

    // A revision that is no longer in force can still be read, and says so.
    private static IEnumerable<PaperBlock> Standing(MandateState current, Texts texts)
    {
        var (plan, record) = (current.Plan, current.Record);
        var at = texts.LongDate(plan.Local(record.RevisedAt(plan.Revision)).Date);
        var inForce = record.Revisions.Select(r => r.Number).DefaultIfEmpty(0).Max();
        string[] lines =
        [
            plan.Revision == 0 ? texts["work-plan.proposed", at] : texts["work-plan.revised", plan.Revision, at],
            .. plan.Revision < inForce ? [texts["revise.done", inForce]] : Array.Empty<string>(),
            .. Adopted(current) is { } day ? [texts["work-plan.adopted", texts.LongDate(day)]]
                : Milestones.AdoptionIsDue(plan) ? [texts["work-plan.not-adopted"]] : Array.Empty<string>(),
        ];
        yield return new PaperText([new(string.Join(' ', lines)), .. plan.Adoption is null ? Array.Empty<PaperRun>() : [new(" (1)", RunFormat.Raised)]], IsHint: true);
    }

    private static PaperBlock[] Mandate(MandateState current, Texts texts)
    {
        var mandate = current.Plan.Mandate;
        var title = current.Plan.Translate(texts.Language, mandate.Title);
        return
        [
            new PaperHeading(1, $"I. {texts["work-plan.mandate"]}"),
            PaperText.Of(texts["work-plan.instrument", mandate.Instrument, title, mandate.AdoptedAt, texts.LongDate(mandate.AdoptedOn)]),
            PaperText.Of(texts["work-plan.paragraph", mandate.Paragraph, PaperWords.Quoted(current, mandate.Text, texts)]),
        ];
    }

    // A revision gives a rule another figure and leaves its words.
    private static PaperText Rule(MandateState current, Procedure procedure, Texts texts)
    {
        var revised = current.Record.Revisions.Where(r => r.Number <= current.Plan.Revision).SelectMany(r => r.Changes).OfType<ChangeProcedure>().Any(c => c.Number == procedure.Number);
        return new(
        [
            PaperWords.Quoted(current, procedure.Text, texts),
            .. revised ? [new($" [{texts["work-plan.figure", procedure.FocalPointsPerState ?? 0]}]", RunFormat.Remark)] : Array.Empty<PaperRun>(),
        ], $"{procedure.Number.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static PaperText[] Signature(MandateState current, Texts texts)
    {
        var (plan, chair) = (current.Plan, current.Plan.WorkingGroup.Chair);
        return [new([new(chair.Name, RunFormat.Strong), $"\n{plan.Translate(texts.Language, chair.Title)}\n{texts["community.chair"]}"])];
    }

    // The note of a plan speaks of its adoption as of the past, also while that is still to come.
    private static PaperText[] Note(MandateState current, Texts texts)
    {
        if (current.Plan.Adoption is not { } adoption)
        {
            return [];
        }

        var note = PaperWords.Quoted(current, adoption.Note, texts);
        return [PaperText.Of(Adopted(current) is null && Milestones.AdoptionIsDue(current.Plan) ? texts["work-plan.note-ahead", note] : note, "(1)")];
    }

    private static IEnumerable<PaperBlock> Changes(MandateState current, WorkPlan? before, Texts texts)
    {
        var revision = current.Record.Revisions.FirstOrDefault(r => r.Number == current.Plan.Revision);
        if (before is null || revision is null)
        {
            return [];
        }

        return
        [
            new PaperHeading(1, texts["work-plan.changes", revision.Number]),
            .. revision.Changes.Select(change => PaperText.Of(ChangeText.Of(change, before, texts), "–")),
            PaperText.Of(texts["text.pair", texts["paper.reason"], revision.Reason]),
            .. revision.Decision is { Length: > 0 } decision ? [PaperText.Of(texts["text.pair", texts["paper.decided"], decision])] : Array.Empty<PaperBlock>(),
        ];
    }

    private static LocalDate? Adopted(MandateState current) =>
        current.Record.Decided(DecisionKind.AdoptWorkPlan) is { } at ? current.Plan.Local(at).Date : null;
}
