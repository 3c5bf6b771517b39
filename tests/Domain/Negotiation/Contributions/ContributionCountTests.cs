namespace Mandates.Domain.Tests.Negotiation.Contributions;

public class ContributionCountTests
{
    private static readonly StateId Brazil = new("br");

    [Fact]
    public void A_state_makes_two_hundred_contributions_to_a_version_withdrawn_ones_among_them()
    {
        Assert.Null(ContributionRules.TooMany(With(199, draft: 2), Brazil));
        Assert.StartsWith("The state has made 200 contributions", ContributionRules.TooMany(With(200, draft: 2), Brazil)!.ToString(), StringComparison.Ordinal);
        Assert.Null(ContributionRules.TooMany(With(200, draft: 2), new("ar")));
        Assert.Null(ContributionRules.TooMany(With(200, draft: 1), Brazil));
    }

    [Fact]
    public void A_state_changes_its_support_twenty_times_and_the_last_change_ends_it()
    {
        var acts = Enumerable.Range(1, ContributionRules.MostChangesOfSupport).Select(n => new ContributionAct
        {
            Contribution = "c",
            Number = n,
            Kind = n % 2 == 1 ? ContributionActKind.Support : ContributionActKind.EndSupport,
            State = Brazil,
            By = "br.1",
            At = Given.Start,
        }).ToArray();

        Assert.True(ContributionRules.IsSupportFinal(acts, "c", Brazil));
        Assert.Equal(ContributionActKind.EndSupport, acts[^1].Kind);
        Assert.False(ContributionRules.IsSupportFinal(acts[..^1], "c", Brazil));
        Assert.False(ContributionRules.IsSupportFinal(acts, "d", Brazil));
        Assert.False(ContributionRules.IsSupportFinal(acts, "c", new("ar")));
    }

    [Fact]
    public void A_state_submits_fifty_versions_and_more_on_paper()
    {
        var record = Enumerable.Range(0, 50).Aggregate(Given.Record, (r, _) => r.Replied("br", Given.Start));

        Assert.StartsWith("The state has submitted 50 versions", record.TooMany(Brazil)!.ToString(), StringComparison.Ordinal);
        Assert.Null(record.TooMany(new StateId("ar")));
        Assert.Null((record with { Replies = [.. record.Replies.Skip(1), record.Replies[0] with { OnBehalf = 1 }] }).TooMany(Brazil));
    }

    private static WorkingText With(int count, int draft)
    {
        var version = new Draft { Version = 2, Symbol = "B/doc.2", PublishedAt = Given.Start, Sha256 = "", Paragraphs = [] };
        var made = Enumerable.Range(0, count).Select(i => new Contribution
        {
            Id = $"{i}",
            State = Brazil,
            By = "br.1",
            Kind = ContributionKind.Comment,
            Draft = draft,
            Paragraph = "p1",
            Text = "x",
            At = Given.Start,
        });
        var acts = Enumerable.Range(0, count / 2).Select(i => new ContributionAct
        {
            Contribution = $"{i}",
            Number = 1,
            Kind = ContributionActKind.Withdraw,
            State = Brazil,
            By = "br.1",
            At = Given.Start,
        });
        return WorkingText.Of(version, new([]), [.. made], [.. acts], []);
    }
}
