namespace Mandates.App.Tests.Meetings;

public class RefusedApprovalTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly string[] All = ["ag", "ar", "ec"];

    private async Task<string?> PhaseAsync(string mandate)
    {
        await app.SettleAsync();
        return (await app.GetAsync($"/api/mandates/{mandate}/status")).GetProperty("phase").GetString();
    }

    [Fact]
    public async Task Without_approval_nothing_is_submitted_and_the_chair_is_asked_for_another_meeting()
    {
        await app.StartDispatchedAsync("unapproved", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/unapproved/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo act."));
        draft.EnsureSuccessStatusCode();
        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 12));
        foreach (var meeting in new[] { "formal-2012-03-29", "formal-2012-04-19" })
        {
            await app.PutOkAsync($"/api/mandates/unapproved/meetings/{meeting}", new { present = All, decisions = new[] { new { kind = "approveResolution", vote = new { inFavour = 1, against = 2 } } } });
        }

        Assert.Equal("negotiation", await PhaseAsync("unapproved"));
        using var package = await app.Http.GetAsync(new Uri("/api/mandates/unapproved/submission/package", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, package.StatusCode);
        await app.AdvanceToAsync(RunningApp.At(2012, 5, 21));
        var notices = (await app.GetAsync("/api/mandates/unapproved/notices")).EnumerateArray()
            .Where(n => n.GetProperty("reason").GetString() is "meetingRequest" or "approvalWarning")
            .Select(n => $"{n.GetProperty("at").GetDateTime():MM-dd} {n.GetProperty("contact").GetString()}").Order();
        Assert.Equal(["04-19 chair", "05-04 chair", "05-13 chair", "05-20 chair", "05-20 mandated-body"], notices);
        Assert.Contains("days left until the session opens: 13", (await app.GetAsync("/api/mandates/unapproved/status")).GetProperty("waitingFor").ToString(), StringComparison.Ordinal);
    }
}
