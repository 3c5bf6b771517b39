using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Record;
using Mandates.Pages.Documents;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Documents.Papers;

public sealed class NegotiatingPaperTests
{
    private static readonly Instant At = RunningApp.At(2012, 3, 20);

    [Fact]
    public void It_says_in_each_language_what_is_open_who_wants_it_and_what_is_agreed()
    {
        var paper = Paper(Language.Spanish);

        Assert.Equal("es", paper.Language.Code());
        Assert.Equal(
            [
                "Plan",
                "1. To strengthen [cooperation] [technical cooperation – Antigua y Barbuda, Ecuador] [coordination – Argentina] among the states. (1)",
                "1 bis. [To train police officers together. – Ecuador]",
                "2. To meet every year.  Acordado",
                "Reservas",
                "(1) Argentina: It prefers another word.",
            ],
            paper.Blocks.Skip(1).Select(Line));
    }

    [Fact]
    public void As_a_word_document_it_is_valid_and_always_the_same()
    {
        var word = PaperPrinter.Word(Paper(Language.English));

        Assert.Equal(word, PaperPrinter.Word(Paper(Language.English)));
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(word), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    private static string Line(PaperBlock block) => block switch
    {
        PaperHeading heading => heading.Text,
        PaperText text => $"{text.Label} {string.Concat(text.Runs.Select(r => r.Text))}".Trim(),
        _ => "",
    };

    private static Paper Paper(Language language)
    {
        var text = DraftText.Parse("# Plan\n\n1. To strengthen cooperation among the states.\n\n2. To meet every year.");
        var draft = new Draft { Version = 1, Symbol = "PAPER/doc.1", PublishedAt = At, Sha256 = text.Sha256, Paragraphs = [.. text.Paragraphs.Select(p => p.Id)] };
        Contribution[] made =
        [
            Said("a", "ag", ContributionKind.ProposedAmendment, text, "To strengthen technical cooperation among the states."),
            Said("b", "ar", ContributionKind.ProposedAmendment, text, "To strengthen coordination among the states."),
            Said("c", "ec", ContributionKind.NewText, text, "To train police officers together."),
        ];
        ContributionAct[] acts = [new() { Contribution = "a", Number = 1, Kind = ContributionActKind.Support, State = new("ec"), By = "ec.mission", At = At }];
        NegotiationDecision[] decisions =
        [
            new() { Number = 1, Draft = 1, Paragraph = "p2", Reservations = [new(new("ar"), "It prefers another word.")], Meeting = "formal", Sha256 = "", By = "chair", At = At },
            new() { Number = 2, Draft = 1, Paragraph = "p3", Status = ParagraphStatus.Agreed, Meeting = "formal", Sha256 = text.Find("p3")!.Sha256, By = "chair", At = At },
        ];
        var working = WorkingText.Of(draft, text, made, acts, decisions);
        return NegotiatingPaper.Of(new MandateState(RunningApp.Plan("paper", states: 3), new MandateRecord { StartedAt = At, Drafts = [draft] }), working, NegotiatingText.Of(working), Texts.In(language));
    }

    private static Contribution Said(string id, string state, ContributionKind kind, DraftText text, string words) => new()
    {
        Id = id,
        State = new(state),
        By = $"{state}.mission",
        Kind = kind,
        Draft = 1,
        Paragraph = "p2",
        Text = words,
        At = At,
        Base = text.Find("p2")!.Sha256,
    };
}
