using Mandates.Pages.Negotiation;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Negotiation;

/// <summary>The negotiating text in both styles of brackets, on pages and papers.</summary>
public sealed class LineWriterTests
{
    private const int Tables = 300;
    private static readonly Instant At = RunningApp.At(2012, 3, 20);
    private static readonly WorkPlan After = RunningApp.Plan("brackets", states: 34);
    private static readonly WorkPlan Before = After with { Papers = new() { Brackets = BracketStyle.StatesBefore } };
    private static readonly string[] Words = ["respect", "for", "human", "rights", "and", "the", "rule", "of", "law", "[sic]", "always"];

    [Fact]
    public void The_OAS_names_states_by_their_codes_before_the_words()
    {
        var text = DraftText.Parse("# Plan\n\n1. To act with respect for the law.\n\n2. To meet.");
        var working = Working(text,
        [
            Said(text, "a", "mx", "p2", "To act with care for the law."),
            Said(text, "b", "ar", "p2", "To act with care for the law."),
            Said(text, "c", "ec", "p3", ""),
        ]);

        Assert.Equal(["Plan", "To act with [respect] [ARG, MEX: care] for the law.", "[ECU, to delete: To meet.]"], Lines(Before, working));
        Assert.Equal(["Plan", "To act with [respect] [care – Argentina, Mexico] for the law.", "[To meet. – delete: Ecuador]"], Lines(After, working));
        Assert.Equal("[ECU, supprimer\u00a0: To meet.]", Lines(Before, working, Language.French).Last());
    }

    [Fact]
    public void Nobody_who_wants_words_is_left_out_and_what_is_not_open_has_no_marks()
    {
        var draw = new Random(19);
        for (var i = 0; i < Tables; i++)
        {
            var text = DraftText.Parse($"# Plan\n\n1. {Sentence(draw)}\n\n2. {Sentence(draw)}");
            Contribution[] made = [.. Enumerable.Range(0, draw.Next(6)).Select(n =>
                Said(text, $"c{n}", After.States[draw.Next(34)].Id, draw.Next(2) == 0 ? "p2" : "p3", draw.Next(5) == 0 ? "" : Sentence(draw), draw.Next(4) == 0 ? ContributionKind.NewText : ContributionKind.ProposedAmendment))];
            made = [.. made.Where(m => m.Text.Length > 0 || m.Kind == ContributionKind.ProposedAmendment)];
            var working = Working(text, made);
            foreach (var plan in new[] { Before, After })
            {
                var writer = new LineWriter(plan, Texts.In(Language.English));
                var runs = NegotiatingText.Of(working).Lines.SelectMany(writer.Write).ToArray();
                var named = string.Concat(runs.Where(r => r.Look == Mandates.Pages.Documents.RunFormat.Remark).Select(r => r.Text));

                Assert.Equal(NegotiatingText.Of(working).OpenBrackets, runs.Count(r => r is { Text: "[", Look: Mandates.Pages.Documents.RunFormat.Strong }));
                Assert.All(made, m => Assert.Contains(plan == Before ? StateCode.Of(m.State) : After.State(m.State)!.Names.En, named, StringComparison.Ordinal));
                Assert.Equal(made.Length == 0, named.Length == 0);
            }
        }
    }

    [Fact]
    public void Under_a_paragraph_stand_the_meeting_that_agreed_it_and_the_note_of_its_words()
    {
        var text = DraftText.Parse("# Plan\n\n1. To act.\n\n2. To meet.");
        NegotiationDecision agreed = new()
        {
            Number = 1,
            Draft = 1,
            Paragraph = "p2",
            Status = ParagraphStatus.Agreed,
            Meeting = "formal-2012-03-29",
            Note = "agreed language: AG/DEC. 63",
            Sha256 = text.Find("p2")!.Sha256,
            By = "chair",
            At = RunningApp.At(2012, 3, 30),
        };
        var record = new MandateRecord { StartedAt = At, Meetings = [new() { Activity = "formal-2012-03-29", Sitting = 2, HeldAt = RunningApp.At(2012, 3, 30, 10), Present = [] }] };
        var line = NegotiatingText.Of(WorkingText.Of(Draft(text), text, [], [], [agreed])).Lines[1];
        var open = NegotiatingText.Of(WorkingText.Of(Draft(text), text, [], [], [agreed with { Status = null, Sha256 = "of other words" }])).Lines[1];

        Assert.Equal(["(Agreed at the meeting of 29 March 2012)", "(agreed language: AG/DEC. 63)"], Notes(Before, line, record with { Meetings = [] }));
        Assert.Equal("(Acordado en la reunión del 30 de marzo de 2012)", Notes(Before, line with { Agreement = line.Agreement! with { At = RunningApp.At(2012, 3, 30, 12) } }, record, Language.Spanish)[0]);
        Assert.Empty(Notes(After, line, record));
        Assert.Empty(Notes(Before, open, record));
    }

    private static string[] Notes(WorkPlan plan, NegotiatingLine line, MandateRecord record, Language language = Language.English) =>
        [.. new LineWriter(plan, Texts.In(language)).Notes(line, record)];

    private static string[] Lines(WorkPlan plan, WorkingText working, Language language = Language.English) =>
        [.. NegotiatingText.Of(working).Lines.Select(line => string.Concat(new LineWriter(plan, Texts.In(language)).Write(line).Select(r => r.Text)))];

    private static string Sentence(Random draw) => string.Join(' ', Enumerable.Range(0, draw.Next(2, 8)).Select(_ => Words[draw.Next(Words.Length)])) + ".";

    private static Draft Draft(DraftText text) => new() { Version = 1, Symbol = "BRACKETS/doc.1", PublishedAt = At, Sha256 = text.Sha256, Paragraphs = [.. text.Paragraphs.Select(p => p.Id)] };

    private static WorkingText Working(DraftText text, IEnumerable<Contribution> made) => WorkingText.Of(Draft(text), text, made, [], []);

    private static Contribution Said(DraftText text, string id, string state, string paragraph, string words, ContributionKind kind = ContributionKind.ProposedAmendment) => new()
    {
        Id = id,
        State = new(state),
        By = $"{state}.mission",
        Kind = kind,
        Draft = 1,
        Paragraph = paragraph,
        Text = words,
        At = At,
        Base = text.Find(paragraph)!.Sha256,
    };
}
