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

    [Theory]
    [InlineData("nobody", 0)]
    [InlineData("everybody", 1)]
    public async Task A_name_without_a_term_goes_too_though_there_is_no_participant_left(string mandate, int erased)
    {
        await app.StartAsync(mandate, states: 3);
        if (erased > 0)
        {
            await app.FocalPointAsync(mandate, "ag", "erased@ag.example");
            using var asked = await app.PostAsync($"/api/mandates/{mandate}/participants/ag.1/erasure?confirm={mandate}", new { reason = "asked for it" });
            Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        }

        await app.Service<PersonStore>().AddAsync(new(mandate), [PersonStore.Of(new("ag"), new("Orphan", $"orphan-of-{mandate}@ag.example", Language.English))], CancellationToken.None);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2013, 6, 7, 12)) + Duration.FromDays(1));

        Assert.Empty(await app.Service<PersonStore>().ListAsync(new(mandate), CancellationToken.None));
        await app.NowhereInStorage($"orphan-of-{mandate}@ag.example");
    }
}
