using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>Apart from what is read in time: it moves the clock of its app past the deadline.</summary>
public sealed class LateReplyReadingTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly Uri Page = new("/mandates/ruled/states/ag/replies/1?language=en", UriKind.Relative);

    [Fact]
    public async Task The_ruling_on_a_late_version_is_read_with_its_reason()
    {
        await app.StartDispatchedAsync("ruled", states: 3);
        await SampleQuestionnaire.PublishAsync(app, "ruled");
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24));
        await app.ReplyAsync("ruled", "ag", [1]);
        var before = await app.Http.GetStringAsync(Page);
        using var chair = app.Officer(CallerRoles.Chair);
        using var ruled = await chair.PutAsJsonAsync("/api/mandates/ruled/states/ag/replies/1/ruling", new { kind = "accept", reason = "One minute late." });

        var after = await app.Http.GetStringAsync(Page);

        Assert.Contains("the chair has not ruled yet", before, StringComparison.Ordinal);
        Assert.Contains("One minute late.", after, StringComparison.Ordinal);
    }
}
