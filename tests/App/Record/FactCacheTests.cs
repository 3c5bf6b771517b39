using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.App.Tests.Record;

public sealed class FactCacheTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly AuditEntry AuditEntry = new("test", "test", "fill", [], [], null);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    public async Task What_is_remembered_and_what_was_added_since_is_the_whole_record(int added)
    {
        var id = $"added-{added}";
        await app.StartAsync(id, states: 2);
        var before = await FindAsync(id);
        for (var i = 0; i < added; i++)
        {
            await app.Service<MandateStore>().AppendAsync(new(id), new PerformedAct($"Digest|mandate|0|{i}", NoticeReason.Digest, app.Now, Tally.None), AuditEntry, default);
        }

        Assert.Equal(added, (await FindAsync(id)).Record.Acts.Count - before.Record.Acts.Count);
        Assert.Equal(await WholeAsync(id), Json(await FindAsync(id)));
    }

    [Fact]
    public async Task What_another_instance_wrote_is_found()
    {
        await app.StartAsync("of-two", states: 2);
        await FindAsync("of-two");
        await using var other = await SecondInstance.OfAsync(app);

        var store = (MandateStore)other.Services.GetService(typeof(MandateStore))!;
        await store.AppendAsync(new("of-two"), new PerformedAct("Digest|mandate|0|0", NoticeReason.Digest, app.Now, Tally.None), AuditEntry, default);

        Assert.Contains((await FindAsync("of-two")).Record.Acts, act => act.Key == "Digest|mandate|0|0");
        Assert.Equal(await WholeAsync("of-two"), Json(await FindAsync("of-two")));
    }

    [Fact]
    public async Task The_text_under_negotiation_has_an_end_of_its_own()
    {
        await app.StartAsync("text-end", states: 2);
        var before = await FindAsync("text-end");
        await app.Service<MandateStore>().AppendAsync(new("text-end"), new PerformedAct("Digest|mandate|0|0", NoticeReason.Digest, app.Now, Tally.None), AuditEntry, default);

        Assert.Equal(before.TextEnd, (await FindAsync("text-end")).TextEnd);

        await app.Service<MandateStore>().AppendAsync(new("text-end"), new NegotiationDecision { Number = 1, Draft = 1, Paragraph = "p1", Meeting = "m", Sha256 = "", At = app.Now, By = "chair" }, AuditEntry, default);

        Assert.NotEqual(before.TextEnd, (await FindAsync("text-end")).TextEnd);
    }

    [Fact]
    public async Task The_facts_of_many_mandates_stay_within_the_bound_and_what_made_room_is_read_again()
    {
        string[] ids = [.. Enumerable.Range(1, 5).Select(i => $"one-of-many-{i}")];
        foreach (var id in ids)
        {
            await app.StartAsync(id, states: 2);
        }

        var one = await app.Service<FactCache>().ReadAsync(new(ids[0]), default);
        var cache = new FactCache(app.Service<Journal>(), most: 2 * one.Bytes);
        var store = new MandateStore(app.Service<Journal>(), cache, app.Service<PlanStore>());
        foreach (var id in ids.Concat(ids))
        {
            Assert.Equal(await WholeAsync(id), Json((await store.FindAsync(new(id), default))!));
            Assert.InRange(cache.Bytes, 1, 2 * one.Bytes);
        }

        // The last is at hand without a query, the first is not.
        Assert.NotNull(cache.Known(new(ids[^1])));
        Assert.Null(cache.Known(new(ids[0])));
    }

    private async Task<MandateState> FindAsync(string id) => (await app.Service<MandateStore>().FindAsync(new(id), default))!;

    private async Task<string> WholeAsync(string id) => Json((await app.Service<MandateStore>().AsOfAsync(new(id), null, default)).Current);

    private static string Json(MandateState current) => JsonSerializer.Serialize(current.Record, ApiJson.Options);
}
