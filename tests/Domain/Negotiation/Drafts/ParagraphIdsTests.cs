namespace Mandates.Domain.Tests.Negotiation.Drafts;

public class ParagraphIdsTests
{
    private static readonly DraftText Before = DraftText.Parse("# Plan\n\n1. To act against crime in the region.\n2. To meet every year.\n3. To report.");

    [Fact]
    public void Numbered_items_and_headings_are_paragraphs_without_their_numbers() =>
        Assert.Equal([new("p1", "# Plan"), new("p2", "To act against crime in the region."), new("p3", "To meet every year."), new("p4", "To report.")], Before.Paragraphs);

    [Fact]
    public void A_reworded_paragraph_keeps_its_id_whatever_comes_before_it() =>
        Assert.Equal(["p1", "p5", "p2", "p3", "p4"], Ids("# Plan\n\nA preamble of its own.\n\nTo act against all crime in the region.\n\nTo meet every year.\n\nTo report."));

    [Fact]
    public void A_mark_decides_whatever_the_words() =>
        Assert.Equal([("p4", "Something else"), ("vision", "To report.")], Parse("Something else {#p4}\n\nTo report. {#vision}").Paragraphs.Select(p => (p.Id, p.Text)));

    [Fact]
    public void An_id_that_was_ever_given_is_not_given_again() =>
        Assert.Equal(["p9"], DraftText.Parse("New words only", DraftText.Parse("Old"), ["p8"]).Paragraphs.Select(p => p.Id));

    [Fact]
    public void The_same_mark_at_two_paragraphs_is_refused_by_name() =>
        Assert.Contains("{#p2}", Assert.Throws<UnfitTextException>(() => Parse("One {#p2}\n\nTwo {#p2}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Marked_and_read_again_nothing_changes() =>
        Assert.Equal(Before.Paragraphs, DraftText.Parse(Before.MarkedMarkdown, DraftText.Parse("Other")).Paragraphs);

    [Theory]
    [InlineData(false, "B/doc.1", "B/doc.1 rev.1", "B/doc.1 rev.2")]
    [InlineData(true, "B/doc.1", "B/doc.1 corr.1", "B/doc.1 corr.2")]
    public void Symbols_count_revisions_and_corrections(bool corrects, params string[] symbols)
    {
        var plan = Sample.Plan with { Mandate = Sample.Plan.Mandate with { Id = new("b") }, Papers = null };
        var drafts = new List<Draft>();
        foreach (var symbol in symbols)
        {
            drafts.Add(new() { Version = drafts.Count + 1, Symbol = Draft.NextSymbol(plan, drafts, corrects && drafts.Count > 0), PublishedAt = Given.Start, Sha256 = "", Paragraphs = [], Corrects = corrects && drafts.Count > 0 });
        }

        Assert.Equal(symbols, drafts.Select(d => d.Symbol));
    }

    [Fact]
    public void A_very_long_paragraph_is_compared_as_a_whole_in_no_time_and_loses_nothing()
    {
        var (one, other) = (string.Concat(Enumerable.Repeat("a b ", 250_000)), string.Concat(Enumerable.Repeat("c d ", 250_000)));

        var edit = Assert.Single(WordDiff.Edits(WordDiff.Tokens(one), WordDiff.Tokens(other)));

        Assert.Equal("c" + other[1..^2] + "d", edit.Text);
        Assert.Equal(one, string.Concat(WordDiff.Tokens(one)));
    }

    private static DraftText Parse(string markdown) => DraftText.Parse(markdown, Before);

    private static string[] Ids(string markdown) => [.. Parse(markdown).Paragraphs.Select(p => p.Id)];
}
