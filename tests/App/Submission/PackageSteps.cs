namespace Mandates.App.Tests.Submission;

/// <summary>The steps from a mandate that takes replies to its package.</summary>
internal static class PackageSteps
{
    /// <summary>Publishes a draft and approves it at the last formal meeting, or now when that is past.</summary>
    public static async Task ApproveAsync(RunningApp app, string mandate)
    {
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 3, 1)));
        using var draft = await app.Http.PostAsync(new Uri($"/api/mandates/{mandate}/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo meet."));
        draft.EnsureSuccessStatusCode();
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 4, 19, 12)));
        await app.PutOkAsync($"/api/mandates/{mandate}/meetings/formal-2012-04-19?confirm={mandate}", new
        {
            present = new[] { "ag", "ar", "ec" },
            decisions = new[] { "approveDraft", "approveResolution" },
        });
    }
}
