using CsCheck;

namespace Mandates.Domain.Tests.Negotiation.Drafts;

public class DraftTextTests
{
    private static DraftText Parse(string markdown, DraftText? before = null) => DraftText.Parse(markdown, before);

    private static string[] Ids(DraftText text) => [.. text.Paragraphs.Select(p => p.Id)];

    [Theory]
    [InlineData("One\n\nTwo")]
    [InlineData("One\r\n\r\nTwo\r\n")]
    [InlineData("\n\nOne\n\n\n\nTwo\n\n")]
    [InlineData("One\n \t\nTwo")]
    public void Blank_lines_part_the_paragraphs(string markdown) =>
        Assert.Equal([new("p1", "One"), new("p2", "Two")], Parse(markdown).Paragraphs);

    [Fact]
    public void Lines_of_one_paragraph_stay_together() => Assert.Equal("- a  \n- b", Assert.Single(Parse("- a  \r\n- b").Paragraphs).Text);

    [Fact]
    public void A_text_without_words_has_no_paragraph() => Assert.Empty(Parse(" \r\n\r\n").Paragraphs);

    [Fact]
    public void Unchanged_paragraphs_keep_their_ids_wherever_they_stand() =>
        Assert.Equal(["p3", "p4", "p1"], Ids(Parse("Three\n\nNew\n\nOne", Parse("One\n\nTwo\n\nThree"))));

    [Fact]
    public void Equal_paragraphs_are_two()
    {
        var before = Parse("Same\n\nSame");

        Assert.Equal(["p1", "p2"], Ids(before));
        Assert.Equal(["p1", "p2", "p3"], Ids(Parse("Same\n\nSame\n\nSame", before)));
    }

    [Fact]
    public void The_same_text_has_the_same_bytes_and_hash_whatever_its_line_ends_and_ids()
    {
        var first = Parse("One\n\nTwo\n");
        var second = Parse("One\r\n\r\n\r\nTwo", Parse("Zero\n\nTwo"));

        Assert.NotEqual(Ids(first), Ids(second));
        Assert.Equal(("One\n\nTwo\n", first.Sha256), (second.Markdown, second.Sha256));
        Assert.Equal("4f972f39001f31f7023b494f4e94a23152e0ef3802ca70f8d6e79ef6120718d4", first.Sha256);
        Assert.NotEqual(first.Sha256, Parse("One\n\nToo\n").Sha256);
    }

    [Fact]
    public void Written_and_parsed_again_nothing_changes() =>
        Gen.OneOf("a", "b", " ", "\t", "\n", "\r\n", "\n\n", "# ").Array[0, 20].Sample(parts =>
        {
            var text = Parse(string.Concat(parts));
            var again = Parse(text.Markdown, text);

            Assert.Equal(text.Paragraphs, again.Paragraphs);
            Assert.Equal(text.Sha256, again.Sha256);
            Assert.Distinct(Ids(text));
        }, iter: 500);
}
