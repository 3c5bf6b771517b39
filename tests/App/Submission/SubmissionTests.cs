using System.IO.Compression;
using System.Text;
using Mandates.Local.Verify;

namespace Mandates.App.Tests.Submission;

public class SubmissionTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task From_approval_to_the_session_each_step_waits_for_the_one_before()
    {
        await app.StartDispatchedAsync("package", states: 3);
        await app.ReplyAsync("package", "ag", [1, 2, 3]);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/package/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo act."));
        draft.EnsureSuccessStatusCode();
        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 12));

        using var early = await AcknowledgeAsync("mandated-body");
        await app.PutOkAsync("/api/mandates/package/meetings/formal-2012-04-19", new
        {
            present = new[] { "ag", "ar", "ec" },
            decisions = new[] { "approveDraft", "approveResolution" },
        });
        using var outOfTurn = await AcknowledgeAsync("session");
        using var body = await AcknowledgeAsync("mandated-body");
        await app.SettleAsync();
        using var session = await AcknowledgeAsync("session");
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, outOfTurn.StatusCode);
        Assert.Equal(HttpStatusCode.Created, body.StatusCode);
        Assert.Equal(HttpStatusCode.Created, session.StatusCode);
        Assert.Equal("completed", (await app.GetAsync("/api/mandates/package/status")).GetProperty("phase").GetString());
        var root = await app.Host.Engine.Client.GetInstanceAsync("package", CancellationToken.None);
        Assert.Equal(Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed, root!.RuntimeStatus);

        await ThePackageVerifiesAndShowsEveryChange();
    }

    private async Task ThePackageVerifiesAndShowsEveryChange()
    {
        var sha256 = (await app.GetAsync("/api/mandates/package/submission")).GetProperty("sha256").GetString();
        var bytes = await app.Http.GetByteArrayAsync(new Uri("/api/mandates/package/submission/package", UriKind.Relative));

        Assert.Empty(PackageVerifier.Verify(new MemoryStream(bytes), sha256).Problems);
        Assert.Contains(PackageVerifier.Verify(Altered(bytes, zip => zip.GetEntry("draft.md")!.Delete()), null).Problems, p => p == "draft.md is missing.");
        Assert.Contains(PackageVerifier.Verify(Altered(bytes, Rewrite), null).Problems, p => p == "replies/ag-1-1.pdf was altered.");
        Assert.Contains(PackageVerifier.Verify(Altered(bytes, zip => zip.CreateEntry("more.txt")), null).Problems, p => p == "more.txt is not in the manifest.");
        Assert.NotEmpty(PackageVerifier.Verify(new MemoryStream(bytes), new string('0', 64)).Problems);
        Assert.NotEmpty(PackageVerifier.Verify(new MemoryStream(Encoding.UTF8.GetBytes("no package")), null).Problems);
    }

    private static void Rewrite(ZipArchive zip)
    {
        zip.GetEntry("replies/ag-1-1.pdf")!.Delete();
        using var entry = zip.CreateEntry("replies/ag-1-1.pdf").Open();
        entry.Write([1, 2, 4]);
    }

    private static MemoryStream Altered(byte[] package, Action<ZipArchive> change)
    {
        var copy = new MemoryStream();
        copy.Write(package);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        copy.Position = 0;
        return copy;
    }

    private Task<HttpResponseMessage> AcknowledgeAsync(string body) =>
        app.PutAsync($"/api/mandates/package/submission/acknowledgements/{body}", new { reference = "CP/doc.1" });
}
