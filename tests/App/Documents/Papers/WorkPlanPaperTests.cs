using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Record;
using Mandates.Pages.Documents;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Documents.Papers;

public sealed class WorkPlanPaperTests
{
    private static readonly WorkPlan Sample = RunningApp.Plan("ag-dec-66");
    private static readonly Instant Start = RunningApp.At(2011, 12, 1, 15);

    [Fact]
    public void The_work_plan_of_the_source_can_be_read_in_it()
    {
        var text = Text(Paper(Language.English, Adopted));

        Assert.Contains("Its paragraph 16 reads: “instructs the Permanent Council to prepare", text, StringComparison.Ordinal);
        Assert.All(Sample.Procedures, p => Assert.Contains($"\n{p.Number}. {p.Text}\n", text, StringComparison.Ordinal));
        Assert.Equal(9, Sample.Procedures.Count);
        Assert.Contains("\nDenys Toscano Amores\nAlternate Representative of Ecuador to the OAS\nChair of the working group\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n(1) {Sample.Adoption!.Note}", text, StringComparison.Ordinal);
        Assert.Contains("Revision 0: the proposal of 1 December 2011. The working group adopted the work plan on 15 December 2011. (1)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_calendar_goes_by_months_with_the_topics_as_lines()
    {
        var table = Assert.Single(Paper(Language.English, Adopted).Blocks.OfType<PaperTable>());
        var rows = table.Rows.Select(row => $"{row[0].Text} | {row[1].Text}").ToArray();

        Assert.Equal(["Date", "Topic"], table.Head);
        Assert.Equal(
            ["DECEMBER 2011 | ", "JANUARY 2012 | ", "FEBRUARY 2012 | ", "MARCH 2012 | ", "APRIL 2012 | "],
            rows.Where(row => row.EndsWith("| ", StringComparison.Ordinal)));
        Assert.Equal(10, rows.Count(row => char.IsAsciiDigit(row[0])));
        Assert.Contains("15 December 2011 | FORMAL MEETING\n• Election of the Vice Chairs of the Working Group\n• Presentation and Consideration of the Draft Work Plan", rows);
        Assert.Equal(" | • Preparation of the draft Work Plan based on the inputs received.", rows[Array.FindIndex(rows, row => row.StartsWith("23 February", StringComparison.Ordinal)) + 1]);
    }

    [Fact]
    public void Until_it_is_adopted_it_does_not_say_that_it_was()
    {
        var text = Text(Paper(Language.English));

        Assert.Contains("The working group has not adopted the work plan yet.", text, StringComparison.Ordinal);
        Assert.Contains("\n(1) To be noted once the work plan is adopted: “This work plan was adopted", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Spanish, "DICIEMBRE 2011", "Presidencia del Grupo de Trabajo")]
    [InlineData(Language.French, "DÉCEMBRE 2011", "Présidence du Groupe de travail")]
    [InlineData(Language.Portuguese, "DEZEMBRO 2011", "Presidência do Grupo de Trabalho")]
    public void All_of_it_is_in_the_language_of_the_paper(Language language, string month, string chair)
    {
        var text = Text(Paper(language, Adopted));

        Assert.Contains(month, text, StringComparison.Ordinal);
        Assert.Contains(chair, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Original", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Working Group", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_translated_stands_in_english_and_says_so() => Assert.Contains(
        $"4. {Sample.Procedures[3].Text} [Original: inglés]", Text(Paper(Language.Spanish, plan: Sample with { Translations = [] })), StringComparison.Ordinal);

    [Fact]
    public void A_revision_says_what_it_changed_and_why()
    {
        PlanChange[] changes = [new MoveActivity("formal-2012-03-29", new(2012, 4, 2)), new ChangeProcedure(4, 5), new CancelActivity("informal-2012-04-03")];
        var revised = Sample.Revise(changes);
        var record = Adopted with { Revisions = [new(1, changes, "The room is taken.", "Formal meeting of 15 December", "officer", RunningApp.At(2012, 2, 1, 15), "")] };
        var text = Text(WorkPlanPaper.Of(new MandateState(revised, record), Sample, Texts.In(Language.English)));
        var older = Text(WorkPlanPaper.Of(new MandateState(Sample, record), null, Texts.In(Language.English)));

        Assert.Contains("Revision 1, of 1 February 2012.", text, StringComparison.Ordinal);
        Assert.Contains("– Move: formal meeting of 29 March 2012 → 2 April 2012\n", text, StringComparison.Ordinal);
        Assert.Contains("– Change: procedure 4, at most 5 national focal points for each member state\n", text, StringComparison.Ordinal);
        Assert.Contains("– Cancel: informal meeting of 3 April 2012\n", text, StringComparison.Ordinal);
        Assert.Contains("Reason: The room is taken.\nDecision: Formal meeting of 15 December", text, StringComparison.Ordinal);
        Assert.Contains("[as revised: at most 5 national focal points for each member state]", text, StringComparison.Ordinal);
        Assert.Contains("2 April 2012 | FORMAL MEETING\n• Negotiation of the Draft Plan of Action\n(revision 1)", text, StringComparison.Ordinal);
        Assert.Contains("✕ cancelled: INFORMAL MEETING", text, StringComparison.Ordinal);
        Assert.Contains("Revision 1 is in force.", older, StringComparison.Ordinal);
        Assert.DoesNotContain("as revised", older, StringComparison.Ordinal);
        Assert.DoesNotContain("The room is taken.", older, StringComparison.Ordinal);
    }

    [Fact]
    public void As_a_word_document_it_is_valid_and_always_the_same()
    {
        var word = PaperPrinter.Word(Paper(Language.French, Adopted));

        Assert.Equal(word, PaperPrinter.Word(Paper(Language.French, Adopted)));
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(word), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    private static MandateRecord Adopted => new()
    {
        StartedAt = Start,
        Meetings =
        [
            new()
            {
                Activity = "formal-2011-12-15",
                HeldAt = RunningApp.At(2011, 12, 15, 15),
                Outcome = MeetingOutcome.Held,
                Present = [],
                Decisions = [new() { Kind = DecisionKind.AdoptWorkPlan }],
            },
        ],
    };

    private static Paper Paper(Language language, MandateRecord? record = null, WorkPlan? plan = null) =>
        WorkPlanPaper.Of(new MandateState(plan ?? Sample, record ?? new MandateRecord { StartedAt = Start }), null, Texts.In(language));

    private static string Text(Paper paper) => string.Join('\n', paper.Blocks.Select(block => block switch
    {
        PaperHeading heading => heading.Text,
        PaperText text => $"{text.Label} {string.Concat(text.Runs.Select(r => r.Text))}".Trim(),
        PaperTable table => string.Join('\n', table.Rows.Select(row => $"{row[0].Text} | {row[1].Text}")),
        _ => "",
    }));
}
