namespace Mandates.Domain.Tests;

public class ShareTests
{
    [Theory]
    [InlineData(34, 12)]
    [InlineData(33, 11)]
    [InlineData(1, 1)]
    public void A_third_of_the_states_is_rounded_up(int states, int needed) =>
        Assert.Equal(needed, new Share(1, 3).Needed(states));

    [Theory]
    [InlineData(34, 18)]
    [InlineData(33, 17)]
    public void A_majority_is_more_than_half(int states, int needed) =>
        Assert.Equal(needed, new Share(1, 2, MoreThan: true).Needed(states));
}
