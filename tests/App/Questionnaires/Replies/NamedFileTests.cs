using System.Net.Http.Headers;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Replies;

public class NamedFileTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_copy_that_is_no_new_version_takes_no_file_from_an_earlier_one()
    {
        await app.StartDispatchedAsync("named");
        var first = await NumberAsync([1]);
        await NumberAsync([2]);
        await NumberAsync([1]);
        var record = (await app.Service<MandateStore>().GetAsync(new("named"), CancellationToken.None)).Record;
        var earlier = record.Replies.Single(r => r.Version == 1).Files;
        var version = await app.Service<WorkingCopyStore>().TryWriteAsync(
            new("named"), new("ag"), new() { By = "ag.mission", ChangedAt = app.Now, Files = earlier }, SharedDocuments.None, CancellationToken.None);

        using var http = await app.EnterAsync("named", "ag.mission");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mandates/named/states/ag/working-copy/submission") { Content = JsonContent.Create(new { }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        using var submitted = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
        Assert.Equal("match", await VerifiedAsync(first));
    }

    [Fact]
    public async Task A_paper_whose_bytes_came_online_as_well_keeps_its_scan_when_it_is_confirmed()
    {
        await app.StartDispatchedAsync("paper");
        using var chair = app.Officer(CallerRoles.Chair);
        const string papers = "/api/mandates/paper/states/ag/replies-on-behalf";
        using var recorded = await app.Http.PutAsync(new Uri($"{papers}?channel=noteVerbale&reference=NV%201&receivedAt={RunningApp.Local(app.Now)}", UriKind.Relative), Files.Pdf("same"));
        recorded.EnsureSuccessStatusCode();
        using var mission = await app.EnterAsync("paper", "ag.mission");
        using var online = await mission.PutAsync(new Uri("/api/mandates/paper/states/ag/reply", UriKind.Relative), Files.Pdf("same"));

        using var confirmed = await chair.PutAsJsonAsync($"{papers}/1/confirmation", new { });

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(new Uri($"{papers}/1/scan", UriKind.Relative)));
    }

    private async Task<string> NumberAsync(byte[] saying)
    {
        using var answer = await app.ReplyAsync("named", "ag", saying);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
    }

    private async Task<string?> VerifiedAsync(string number) => (await app.GetAsync($"/api/receipts/{number}")).GetProperty("result").GetString();
}
