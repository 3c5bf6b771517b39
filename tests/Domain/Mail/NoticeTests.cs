namespace Mandates.Domain.Tests;

public class NoticeTests
{
    private static readonly Notice Sent = Given.Notice("br.1") with { Outcome = NoticeOutcome.Accepted };
    private static readonly Instant Then = Given.At("2012-02-16T09:01");
    private static readonly Instant Later = Given.At("2012-02-16T09:02");

    [Theory]
    [InlineData(null)]
    [InlineData(NoticeOutcome.Unconfirmed)]
    [InlineData(NoticeOutcome.Deferred)]
    public void Any_report_proves_that_the_provider_took_it(NoticeOutcome? known)
    {
        var proved = (Sent with { Outcome = known }).After(Delivery.Processed, Then);

        Assert.Equal((NoticeOutcome.Accepted, Delivery.Processed), (proved.Outcome, proved.Delivery));
        Assert.False(proved.IsTroubled);
    }

    [Theory]
    [InlineData(Delivery.Delivered, Delivery.Processed)]
    [InlineData(Delivery.Delivered, Delivery.Delayed)]
    [InlineData(Delivery.Bounced, Delivery.Delayed)]
    [InlineData(Delivery.Delayed, Delivery.Processed)]
    public void What_is_final_outweighs_what_is_not_even_if_it_is_older(Delivery outweighs, Delivery other)
    {
        Assert.Equal(outweighs, Sent.After(outweighs, Then).After(other, Later).Delivery);
        Assert.Equal(outweighs, Sent.After(other, Later).After(outweighs, Then).Delivery);
    }

    [Fact]
    public void Of_two_final_reports_the_later_counts_whichever_comes_first()
    {
        Assert.Equal(Delivery.Bounced, Sent.After(Delivery.Delivered, Then).After(Delivery.Bounced, Later).Delivery);
        Assert.Equal(Delivery.Bounced, Sent.After(Delivery.Bounced, Later).After(Delivery.Delivered, Then).Delivery);
    }

    [Fact]
    public void The_same_report_again_changes_nothing()
    {
        var once = Sent.After(Delivery.Delivered, Then);

        Assert.Equal(once, once.After(Delivery.Delivered, Then));
    }

    [Theory]
    [InlineData(NoticeOutcome.Accepted, null, false)]
    [InlineData(NoticeOutcome.Accepted, Delivery.Delivered, false)]
    [InlineData(NoticeOutcome.Accepted, Delivery.Bounced, true)]
    [InlineData(NoticeOutcome.Accepted, Delivery.Blocked, true)]
    [InlineData(NoticeOutcome.Accepted, Delivery.Dropped, true)]
    [InlineData(NoticeOutcome.Failed, null, true)]
    [InlineData(NoticeOutcome.Unconfirmed, null, true)]
    [InlineData(NoticeOutcome.Deferred, null, false)]
    [InlineData(NoticeOutcome.Withdrawn, null, false)]
    public void What_did_not_arrive_or_is_in_doubt_needs_a_person_until_one_settles_it(NoticeOutcome outcome, Delivery? delivery, bool troubled)
    {
        var notice = Sent with { Outcome = outcome, Delivery = delivery };

        Assert.Equal(troubled, notice.IsTroubled);
        Assert.False((notice with { Settlement = new("officer", Later, "By telephone.") }).IsTroubled);
    }

    [Fact]
    public void An_address_changes_its_health_only_with_what_is_newer_and_different()
    {
        var bounced = AddressHealth.After(Sent.After(Delivery.Bounced, Then), [])!;

        Assert.Equal(("br.1", 1, false, Then), (bounced.Contact, bounced.Number, bounced.Deliverable, bounced.At));
        Assert.Null(AddressHealth.After(Sent.After(Delivery.Delivered, Then), []));
        Assert.Null(AddressHealth.After(Sent.After(Delivery.Blocked, Later), [bounced]));
        Assert.Null(AddressHealth.After(Sent.After(Delivery.Delayed, Later), [bounced]));
        Assert.Null(AddressHealth.After(Sent.After(Delivery.Delivered, Then), [bounced]));
        Assert.Equal((2, true), (AddressHealth.After(Sent.After(Delivery.Delivered, Later), [bounced])!.Number, AddressHealth.After(Sent.After(Delivery.Delivered, Later), [bounced])!.Deliverable));
    }
}
