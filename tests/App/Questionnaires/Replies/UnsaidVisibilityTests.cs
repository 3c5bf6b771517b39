using System.IO.Compression;
using Mandates.App.Tests.Submission;

namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>A mandate that goes on from before states said who may read their replies.</summary>
public sealed class UnsaidVisibilityTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task An_unsaid_reply_is_in_the_package_and_is_not_shown_to_other_states()
    {
        var plan = RunningApp.Plan("unsaid", states: 3) with { ReplyVisibility = null };
        using var started = await app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        started.EnsureSuccessStatusCode();
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        await app.PutOkAsync("/api/mandates/unsaid/meetings/formal-2011-12-15", new { present = plan.States.Select(s => s.Id), decisions = RunningApp.Adoption("ag") });
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 1, 13, 10)));
        await app.ReplyAsync("unsaid", "ag", [1]);
        using var other = await app.EnterAsync("unsaid", "ec.mission");
        var posted = (await other.GetFromJsonAsync<JsonElement>("/api/mandates/unsaid/community/replies"))[0];
        using var read = await other.GetAsync(new Uri("/mandates/unsaid/states/ag/replies/1", UriKind.Relative));
        await PackageSteps.ApproveAsync(app, "unsaid");
        using var zip = new ZipArchive(await app.Http.GetStreamAsync(new Uri("/api/mandates/unsaid/submission/package", UriKind.Relative)));

        Assert.Null((await app.GetAsync("/api/mandates/unsaid/states/ag/visibility")).GetProperty("visibility").GetString());
        Assert.Equal((true, 0), (posted.GetProperty("hasReplied").GetBoolean(), posted.GetProperty("versions").GetArrayLength()));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.NotNull(zip.GetEntry("replies/ag-1-1.pdf"));
    }
}
