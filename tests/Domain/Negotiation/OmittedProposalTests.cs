namespace Mandates.Domain.Tests.Negotiation;

public class OmittedProposalTests
{
    private static readonly Instant At = Instant.FromUtc(2012, 3, 20, 12, 0);
    private static readonly DraftText First = DraftText.Parse("1. To strengthen cooperation.\n\n2. To meet every year.");

    [Fact]
    public void What_begins_with_the_clean_text_leaves_nothing_out()
    {
        var before = Decided(Amendment("a", "p1", "To strengthen technical cooperation."), Amendment("b", "p2", ""), NewText("c", "p1", "To train officers."));

        Assert.Empty(OmittedProposal.Of(before, before.Clean));
    }

    [Fact]
    public void Words_deletions_and_texts_that_the_next_version_leaves_out_are_listed()
    {
        var before = Decided(Amendment("a", "p1", "To strengthen technical cooperation."), Amendment("b", "p2", ""), NewText("c", "p1", "To train officers."));

        Assert.Equal(["a", "c", "b"], OmittedProposal.Of(before, First).Select(o => o.Contribution));
    }

    [Fact]
    public void Accepted_words_may_stand_in_other_surroundings()
    {
        var before = Decided(Amendment("a", "p1", "To strengthen technical cooperation."), NewText("c", "p1", "To train officers."));
        var next = DraftText.Parse("To strengthen technical and judicial cooperation. {#p1}\n\nAnd further: To train officers. {#p9}", First);

        Assert.Empty(OmittedProposal.Of(before, next));
    }

    private static WorkingText Decided(params Contribution[] contributions) => WorkingText.Of(
        new Draft { Version = 1, Symbol = "X/doc.1", PublishedAt = At, Sha256 = First.Sha256, Paragraphs = [.. First.Paragraphs.Select(p => p.Id)] },
        First, contributions, [],
        contributions.Select((c, i) => new NegotiationDecision { Number = i + 1, Draft = 1, Paragraph = c.Paragraph, Accept = [c.Id], Meeting = "formal", Sha256 = "", By = "chair", At = At }));

    private static Contribution Amendment(string id, string paragraph, string text) => Of(id, ContributionKind.ProposedAmendment, paragraph, text);

    private static Contribution NewText(string id, string paragraph, string text) => Of(id, ContributionKind.NewText, paragraph, text);

    private static Contribution Of(string id, ContributionKind kind, string paragraph, string text) => new()
    {
        Id = id,
        State = new("ag"),
        By = "ag.mission",
        Kind = kind,
        Draft = 1,
        Paragraph = paragraph,
        Text = text,
        At = At,
        Base = First.Find(paragraph)!.Sha256,
    };
}
