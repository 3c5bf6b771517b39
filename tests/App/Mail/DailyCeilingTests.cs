using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Mail;

public sealed class DailyCeilingTests(DailyCeilingTests.FortyMails app) : IClassFixture<DailyCeilingTests.FortyMails>
{
    [Fact]
    public async Task No_mandate_uses_more_than_half_and_no_participants_more_than_half_of_that()
    {
        await DayAsync("shares");
        var ceiling = app.Service<DailyCeiling>();

        Assert.Equal(10, await TakeAsync("flooded", isCaused: true, 500));
        Assert.True(ceiling.IsReached(new("flooded"), isCaused: true));
        Assert.Equal(10, await TakeAsync("flooded", isCaused: false, 500));
        Assert.True(ceiling.IsReached(new("flooded"), isCaused: false));
        Assert.False(ceiling.IsReached(new("calm"), isCaused: false));
        Assert.Equal(20, await TakeAsync("calm", isCaused: false, 500));
        Assert.Equal(0, await TakeAsync("third", isCaused: false, 1));
    }

    [Fact]
    public async Task What_is_given_back_may_be_used_and_the_next_day_begins_anew()
    {
        await DayAsync("given-back");
        var ceiling = app.Service<DailyCeiling>();

        var first = await TakeAsync("one", isCaused: false, 20);
        ceiling.GiveBack(new("one"), isCaused: false, 5);
        int[] then = [await TakeAsync("one", isCaused: false, 20), await TakeAsync("one", isCaused: false, 20)];
        await DayAsync("given-back-later");

        Assert.Equal(20, first);
        Assert.Equal([5, 0], then);
        Assert.Equal(20, await TakeAsync("one", isCaused: false, 20));
    }

    [Fact]
    public async Task Two_instances_together_never_reserve_more_than_there_is()
    {
        await DayAsync("two");
        var other = new DailyCeiling(app.Service<DayCounts>(), app.Service<IOptions<MailOptions>>());

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? app.Service<DailyCeiling>() : other).TakeAsync(new($"m{i % 4}"), isCaused: false, 3, CancellationToken.None)));

        Assert.Equal(40, taken.Sum());
    }

    private Task<int> TakeAsync(string mandate, bool isCaused, int asked) => app.Service<DailyCeiling>().TakeAsync(new(mandate), isCaused, asked, CancellationToken.None);

    // Each test has a day of its own; the tables come with the first mandate.
    private async Task DayAsync(string mandate)
    {
        await app.StartAsync(mandate, states: 1);
        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));
    }

    public sealed class FortyMails : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new() { ["Mail:DailyCeiling"] = "40" };
    }
}
