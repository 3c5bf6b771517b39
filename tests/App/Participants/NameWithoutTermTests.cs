using Mandates.Functions.Record;

namespace Mandates.App.Tests.Participants;

/// <summary>Apart from the other test of the retention: both move the clock past it.</summary>
public sealed class NameWithoutTermTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_name_without_a_term_goes_with_the_others_though_no_participant_is_left()
    {
        await app.StartAsync("nobody", states: 3);
        await app.StartAsync("erased", states: 3);
        await app.FocalPointAsync("erased", "ag", "erased@ag.example");
        using var asked = await app.PostAsync("/api/mandates/erased/participants/ag.1/erasure?confirm=erased", new { reason = "asked for it" });
        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        foreach (var mandate in (string[])["nobody", "erased"])
        {
            await app.Service<PersonStore>().AddAsync(new(mandate), [PersonStore.Of(new("ag"), new("Orphan", "orphan@ag.example", Language.English))], CancellationToken.None);
        }

        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));
        var underWay = await app.Service<PersonStore>().ListAsync(new("nobody"), CancellationToken.None);
        await app.AdvanceToAsync(RunningApp.At(2013, 6, 12, 12));

        // Until an hour of real time has passed, it may be one whose term is being written.
        Assert.Single(underWay);
        await app.NowhereInStorage("orphan@ag.example");
    }
}
