namespace Mandates.Domain.Tests.Negotiation.Contributions;

public class ContributionWindowTests
{
    private static readonly MandateRecord Published = Given.Record with
    {
        Drafts = [new() { Version = 1, Symbol = "B/doc.1", PublishedAt = Given.At("2012-03-06T16:00"), Sha256 = "", Paragraphs = [] }],
    };

    [Theory]
    [InlineData("2012-03-06T15:59", false)]
    [InlineData("2012-03-06T16:00", true)]
    [InlineData("2012-04-19T09:59", true)]
    [InlineData("2012-04-19T10:00", false)]
    public void It_is_open_from_the_first_draft_until_the_last_formal_meeting_begins(string at, bool isOpen) =>
        Assert.Equal(isOpen, ContributionWindow.Of(Sample.Plan, Published).IsOpenAt(Given.At(at)));

    [Fact]
    public void Without_a_draft_it_is_not_open() =>
        Assert.False(ContributionWindow.Of(Sample.Plan, Given.Record).IsOpenAt(Given.At("2012-03-20T10:00")));

    [Fact]
    public void A_meeting_that_is_moved_moves_its_end() =>
        Assert.True(ContributionWindow.Of(Sample.Plan.Dated("formal-2012-04-19", new(2012, 4, 25), 1), Published).IsOpenAt(Given.At("2012-04-25T09:59")));
}
