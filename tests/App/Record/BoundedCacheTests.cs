using Mandates.Functions.Record;

namespace Mandates.App.Tests.Record;

public sealed class BoundedCacheTests
{
    [Fact]
    public void What_was_used_longest_ago_makes_room()
    {
        var cache = new BoundedCache<string, string>(10, text => text.Length);
        cache.Set("a", "1234");
        cache.Set("b", "1234");
        Assert.True(cache.TryGet("a", out _));
        cache.Set("c", "123");

        Assert.True(cache.TryGet("a", out _));
        Assert.False(cache.TryGet("b", out _));
        Assert.Equal(7, cache.Weight);
    }

    [Fact]
    public void What_is_too_heavy_is_not_kept_and_nothing_makes_room_for_it()
    {
        var cache = new BoundedCache<string, string>(10, text => text.Length);
        cache.Set("a", "1234");
        cache.Set("b", "1234");
        cache.Set("b", "12345678901");

        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out _));
        Assert.Equal(4, cache.Weight);
    }

    [Fact]
    public void A_value_is_replaced_only_where_it_is_still_the_one_that_was_read()
    {
        var (first, second) = (new string('1', 2), new string('2', 3));
        var cache = new BoundedCache<string, string>(10, text => text.Length);
        cache.Update("a", second, first);
        Assert.Equal(0, cache.Weight);

        cache.Set("a", first);
        cache.Update("a", second, first);
        cache.Update("a", "other", first);

        Assert.True(cache.TryGet("a", out var kept));
        Assert.Same(second, kept);
        Assert.Equal(3, cache.Weight);
    }

    [Fact]
    public async Task A_lock_is_forgotten_when_nobody_holds_or_waits_for_it()
    {
        var locks = new KeyedLock();
        var first = await locks.TakeAsync("a", default);
        var second = locks.TakeAsync("a", default);
        using var givenUp = new CancellationTokenSource();
        var third = locks.TakeAsync("a", givenUp.Token);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);

        first.Dispose();
        first.Dispose();
        Assert.Equal(1, locks.Count);
        (await second).Dispose();
        Assert.Equal(0, locks.Count);
    }
}
