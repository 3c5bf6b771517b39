namespace Mandates.Domain.Tests;

public class ReplyActsTests
{
    private static readonly MandateRecord Twice = Given.Record.Replied("br", Given.At("2012-02-01T09:00")).Replied("br", Given.At("2012-02-03T09:00"));

    [Fact]
    public void Who_submits_gets_a_receipt_for_every_version() =>
        Assert.Equal(["Receipt|br|0|1", "Receipt|br|0|2"], Acts(Twice, NoticeReason.Receipt).Select(a => a.Key));

    [Fact]
    public void The_others_of_the_state_are_told_of_the_first_version_only() =>
        Assert.Equal([null, "ToldBefore"], Told(Twice));

    [Fact]
    public void They_are_told_anew_when_the_version_before_was_taken_back() =>
        Assert.Equal([null, null], Told(Withdrawn("br", 1)));

    [Theory]
    [InlineData("br", 2)]
    [InlineData("br", 3)]
    [InlineData("ar", 1)]
    [InlineData("ar", 2)]
    public void Another_withdrawal_is_no_reason_to_tell_them(string state, int version) =>
        Assert.Equal([null, "ToldBefore"], Told(Withdrawn(state, version)));

    private static string?[] Told(MandateRecord record) => [.. Acts(record, NoticeReason.StateReplied).Select(a => a.Declined)];

    private static ScheduledAct[] Acts(MandateRecord record, NoticeReason reason) =>
        [.. Schedule.Of(Sample.Plan, record).Where(a => a.Reason == reason && a.About == "br")];

    private static MandateRecord Withdrawn(string state, int version) =>
        Twice with { Withdrawals = [new(new(state), version, "An error.", $"{state}.mission", Given.At("2012-02-02T09:00"))] };
}
