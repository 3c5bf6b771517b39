using Mandates.Functions.Record;

namespace Mandates.App.Tests.Participants;

public class RetentionTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task After_the_retention_all_names_and_addresses_go_by_themselves()
    {
        await app.StartAsync("retention", states: 3);
        await app.FocalPointAsync("retention", "ag", "kept@ag.example");
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2013, 6, 4, 12)));
        var before = await app.Service<PersonStore>().ListAsync(new("retention"), CancellationToken.None);

        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2013, 6, 7, 12)));

        Assert.Single(before);
        Assert.Empty(await app.Service<PersonStore>().ListAsync(new("retention"), CancellationToken.None));
        Assert.True((await app.GetAsync("/api/mandates/retention/audit/verify")).GetProperty("holds").GetBoolean());
        Assert.Null((await app.Service<MandateIndex>().ListAsync(CancellationToken.None)).Single(l => l.Id == "retention").PeopleUntil);
        await app.NowhereInStorage("kept@ag.example");
    }
}
